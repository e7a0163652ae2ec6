package io.studiolo.server.workspace;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.studiolo.api.Event;
import io.studiolo.server.access.Authorizer;
import io.studiolo.server.http.Events;
import io.studiolo.server.identity.Caller;
import io.studiolo.server.identity.CallerStreams;
import io.studiolo.server.identity.CurrentCaller;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** Everything that changes, as it changes, for what the caller may see. */
@Path("/api/v1/events")
@Singleton
public class EventResource {
    private final Events events;
    private final WorkspaceWire wire;
    private final Authorizer authorizer;
    private final CurrentCaller caller;
    private final CallerStreams streams;

    EventResource(
            Events events, WorkspaceWire wire, Authorizer authorizer, CurrentCaller caller, CallerStreams streams) {
        this.events = events;
        this.wire = wire;
        this.authorizer = authorizer;
        this.caller = caller;
        this.streams = streams;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    public Multi<OutboundSseEvent> watch(@Context Sse sse) {
        Caller me = caller.get();
        return streams.of(sse, me, () -> events.watch(owner -> authorizer.sees(me, owner)), Event::type);
    }

    void changed(@Observes WorkspaceChanged changed) {
        Event event = changed.row().map(row -> Event.of(wire.of(row))).orElseGet(() -> Event.purged(changed.id()));
        events.publish(event, changed.ownerId());
    }
}

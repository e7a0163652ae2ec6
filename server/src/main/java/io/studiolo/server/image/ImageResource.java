package io.studiolo.server.image;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Image;
import io.studiolo.api.LogLine;
import io.studiolo.api.Page;
import io.studiolo.api.Permission;
import io.studiolo.server.access.Authorizer;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.identity.CallerStreams;
import io.studiolo.server.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;

/** The images that are built here: their state, their builds, the logs of these. */
@Path("/api/v1/images")
public class ImageResource {
    private final Images images;
    private final Authorizer authorizer;
    private final CurrentCaller caller;
    private final CallerStreams streams;
    private final Clock clock;

    ImageResource(Images images, Authorizer authorizer, CurrentCaller caller, CallerStreams streams, Clock clock) {
        this.images = images;
        this.authorizer = authorizer;
        this.caller = caller;
        this.streams = streams;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    public Page<Image> list() {
        authorizer.require(caller.get(), Permission.IMAGE_READ);
        return new Page<>(images.all(), null);
    }

    @GET
    @Path("/{name}")
    @RunOnVirtualThread
    public Image get(@PathParam("name") String name) {
        authorizer.require(caller.get(), Permission.IMAGE_READ);
        return find(name);
    }

    @POST
    @Path("/{name}/build")
    @RunOnVirtualThread
    public Response build(@PathParam("name") String name) {
        authorizer.require(caller.get(), Permission.IMAGE_WRITE);
        find(name);
        images.start(name);
        return Response.accepted(find(name)).build();
    }

    @GET
    @Path("/{name}/log")
    @Produces(MediaType.TEXT_PLAIN)
    @RunOnVirtualThread
    public String log(@PathParam("name") String name) {
        authorizer.require(caller.get(), Permission.IMAGE_READ);
        find(name);
        return images.log(name);
    }

    @GET
    @Path("/{name}/log")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    public Multi<OutboundSseEvent> follow(@PathParam("name") String name, @Context Sse sse) {
        authorizer.require(caller.get(), Permission.IMAGE_READ);
        find(name);
        return streams.of(
                sse,
                caller.get(),
                () -> images.follow(name).map(line -> new LogLine(clock.instant(), "build", line)),
                line -> "log");
    }

    private Image find(String name) {
        return images.find(name).orElseThrow(() -> {
            String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
            return new ApiException(ErrorCode.NOT_FOUND, "there is no image \"" + shown + "\"; see the list");
        });
    }
}

package io.studiolo.server.http;

import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Server-sent events with a name, and a comment now and then by which both sides notice a cut connection. */
public final class Stream {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private Stream() {}

    /** Each item as JSON under the name that it is given. */
    public static <T> Multi<OutboundSseEvent> of(Sse sse, Multi<T> items, Function<T, String> name) {
        Multi<OutboundSseEvent> events = items.map(item -> sse.newEventBuilder()
                .name(name.apply(item))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(item)
                .build());
        Multi<OutboundSseEvent> beats = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("still here").build());
        // The heartbeat ends with the items: it is only ever taken while they go on.
        return Multi.createBy()
                .merging()
                .streams(events.onCompletion().fail(), beats)
                .onFailure(NoSuchElementException.class)
                .recoverWithCompletion();
    }
}

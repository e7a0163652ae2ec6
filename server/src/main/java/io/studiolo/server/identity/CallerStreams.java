package io.studiolo.server.identity;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.studiolo.api.ErrorCode;
import io.studiolo.server.http.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The streams of server-sent events that callers hold open. Each ends with the session or token that opened it, carries a
 * comment now and then by which both sides notice a cut connection, and nobody has more than a few dozen.
 */
@ApplicationScoped
public class CallerStreams {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration FORESEEN = Duration.ofDays(30);
    private static final int MOST = 64;

    private final Clock clock;
    private final Map<UUID, Held> held = new ConcurrentHashMap<>();

    private record Held(Caller caller, MultiEmitter<? super OutboundSseEvent> emitter) {
        /** The stream stops at once, whatever is still on its way. */
        void cut() {
            emitter.fail(new CutException());
        }
    }

    private static final class CutException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    CallerStreams(Clock clock) {
        this.clock = clock;
    }

    /**
     * The stream of one request: each item as JSON under the name that it is given.
     *
     * @param items opened only if the caller may have one more
     * @throws ApiException {@code TOO_MANY_REQUESTS} if the caller has too many open
     */
    public <T> Multi<OutboundSseEvent> of(Sse sse, Caller caller, Supplier<Multi<T>> items, Function<T, String> name) {
        if (held.values().stream()
                        .filter(open -> open.caller().userId().equals(caller.userId()))
                        .count()
                >= MOST) {
            throw new ApiException(
                    ErrorCode.TOO_MANY_REQUESTS, "you have " + MOST + " streams open already; close some of them");
        }
        UUID id = UUID.randomUUID();
        Multi<OutboundSseEvent> beats = Multi.createFrom()
                .emitter(emitter -> hold(id, new Held(caller, emitter), sse), BackPressureStrategy.DROP);
        Multi<OutboundSseEvent> events = items.get()
                .map(item -> sse.newEventBuilder()
                        .name(name.apply(item))
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(item)
                        .build())
                .onCompletion()
                .invoke(() -> finished(id));
        // The heartbeat comes first: it is there when the items end, and ends with them.
        return Multi.createBy()
                .merging()
                .streams(beats, events)
                .onFailure(CutException.class)
                .recoverWithCompletion();
    }

    private void hold(UUID id, Held stream, Sse sse) {
        Cancellable beating = Multi.createFrom()
                .ticks()
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> stream.emitter()
                        .emit(sse.newEventBuilder().comment("still here").build()));
        Duration left = Duration.between(clock.instant(), stream.caller().endsAt());
        Future<?> end = Infrastructure.getDefaultWorkerPool()
                .schedule(stream::cut, Math.min(left.toMillis(), FORESEEN.toMillis()), TimeUnit.MILLISECONDS);
        held.put(id, stream);
        stream.emitter().onTermination(() -> {
            held.remove(id);
            beating.cancel();
            end.cancel(false);
        });
    }

    private void finished(UUID id) {
        Held stream = held.get(id);
        if (stream != null) {
            stream.emitter().complete();
        }
    }

    /** What was opened with an ended session or token ends. */
    void ended(@Observes CredentialEnded ended) {
        held.values().stream()
                .filter(open -> open.caller().credential().equals(ended.credential()))
                .forEach(Held::cut);
    }
}

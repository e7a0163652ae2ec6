package io.studiolo.server.http;

import io.smallrye.mutiny.Multi;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A source that blocks, as a stream: read no faster than whoever takes it reads, so that nothing piles up between. */
public final class Pulled {
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private Pulled() {}

    /**
     * The stream of a source; to be subscribed to once.
     *
     * @param next waits for the next item; empty at the end, and soon after {@code close}
     * @param close called at the end, whichever side ends
     */
    public static <T> Multi<T> from(Supplier<Optional<T>> next, Runnable close) {
        return Multi.createFrom()
                .<Supplier<Optional<T>>, T>generator(() -> next, (source, emitter) -> {
                    source.get().ifPresentOrElse(emitter::emit, emitter::complete);
                    return source;
                })
                .onTermination()
                .invoke(close)
                .runSubscriptionOn(THREADS);
    }
}

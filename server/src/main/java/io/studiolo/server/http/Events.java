package io.studiolo.server.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.studiolo.api.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Hands events to everybody who watches and may see them. */
@ApplicationScoped
public class Events {
    private static final int WAITING = 1024;

    private final Map<UUID, Watcher> watchers = new ConcurrentHashMap<>();

    /**
     * Who watches.
     *
     * @param owner whether events of this owner's things may be seen
     */
    private record Watcher(Predicate<UUID> owner, MultiEmitter<? super Event> emitter) {}

    /** An event that everybody may see. */
    public void publish(Event event) {
        watchers.values().forEach(watcher -> watcher.emitter().emit(event));
    }

    /** An event of one owner's thing. */
    public void publish(Event event, UUID owner) {
        watchers.values().stream()
                .filter(watcher -> watcher.owner().test(owner))
                .forEach(watcher -> watcher.emitter().emit(event));
    }

    /**
     * The stream of one watcher; begins with {@code hello}. One who reads too slowly is cut off and connects again.
     *
     * @param owner whose things the watcher may see
     */
    public Multi<Event> watch(Predicate<UUID> owner) {
        UUID id = UUID.randomUUID();
        return Multi.createFrom()
                .<Event>emitter(
                        emitter -> {
                            watchers.put(id, new Watcher(owner, emitter));
                            emitter.onTermination(() -> watchers.remove(id));
                            emitter.emit(new Event("hello", null, null, null));
                        },
                        BackPressureStrategy.ERROR)
                .onOverflow()
                .buffer(WAITING);
    }
}

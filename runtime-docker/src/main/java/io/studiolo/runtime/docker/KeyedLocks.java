package io.studiolo.runtime.docker;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One change of a workspace at a time within this process; a workspace that stops slowly holds up no other. Between
 * processes the engine's unique container names decide.
 */
final class KeyedLocks {
    private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();

    private static final class Entry {
        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    <T> T with(UUID key, Supplier<T> work) {
        Entry entry = entries.compute(key, (k, old) -> {
            Entry e = old == null ? new Entry() : old;
            e.users++;
            return e;
        });
        entry.lock.lock();
        try {
            return work.get();
        } finally {
            entry.lock.unlock();
            entries.computeIfPresent(key, (k, e) -> --e.users == 0 ? null : e);
        }
    }
}

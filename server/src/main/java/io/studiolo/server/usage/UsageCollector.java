package io.studiolo.server.usage;

import io.studiolo.server.workspace.RunningWorkspaces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Samples every running workspace each ten seconds, and keeps the tables of samples in shape. */
@ApplicationScoped
class UsageCollector {
    private static final int AT_ONCE = 8;
    private static final Duration DISK_EVERY = Duration.ofMinutes(2);
    private static final Duration FINE_KEPT = Duration.ofHours(2);
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);

    private final RunningWorkspaces running;
    private final Sampler sampler;
    private final UsageStore store;
    private final Clock clock;
    private final Map<UUID, Sampler.Meter> meters = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> diskMeasured = new ConcurrentHashMap<>();

    UsageCollector(RunningWorkspaces running, Sampler sampler, UsageStore store, Clock clock) {
        this.running = running;
        this.sampler = sampler;
        this.store = store;
        this.clock = clock;
    }

    /** One round over all that run. */
    void collect() {
        Set<UUID> ids = running.ids();
        meters.keySet().retainAll(ids);
        diskMeasured.keySet().retainAll(ids);
        Queue<UsageStore.Owned> samples = new ConcurrentLinkedQueue<>();
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (UUID id : ids) {
                threads.execute(() -> {
                    places.acquireUninterruptibly();
                    try {
                        sample(id, samples);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        store.insert(List.copyOf(samples));
    }

    private void sample(UUID id, Queue<UsageStore.Owned> samples) {
        Instant now = clock.instant();
        Instant measured = diskMeasured.getOrDefault(id, Instant.EPOCH);
        if (now.isAfter(measured.plus(DISK_EVERY))) {
            diskMeasured.put(id, now);
            var _ = sampler.measureDisk(id);
        }
        meters.computeIfAbsent(id, sampler::meter)
                .read()
                .ifPresent(sample -> samples.add(new UsageStore.Owned(id, sample)));
    }

    /** Partitions, means and the end of what is too old. */
    void tidy() {
        Instant now = clock.instant();
        store.partitions(now);
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        store.downsample(minute.minus(LOOK_BACK), minute);
        store.dropFineBefore(now.minus(FINE_KEPT));
    }
}

package io.studiolo.server.usage;

import io.studiolo.api.UsageSample;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.Stats;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.server.workspace.WorkspaceChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Takes samples of what workspaces use. */
@ApplicationScoped
class Sampler {
    private static final int MEASURED_AT_ONCE = 4;

    private final WorkspaceRuntime runtime;
    private final Map<UUID, Long> disk = new ConcurrentHashMap<>();
    private final Map<UUID, CompletableFuture<Void>> measuring = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(MEASURED_AT_ONCE);

    Sampler(WorkspaceRuntime runtime) {
        this.runtime = runtime;
    }

    /** Counters of one workspace that is read again and again: each reading gives the rate since the one before. */
    final class Meter {
        private final UUID workspace;
        private Optional<Stats> before = Optional.empty();

        Meter(UUID workspace) {
            this.workspace = workspace;
        }

        /** Empty at the first reading, and when the workspace doesn't run or the runtime can't tell. */
        synchronized Optional<UsageSample> read() {
            try {
                Stats now = runtime.stats(workspace);
                Optional<UsageSample> sample =
                        before.map(b -> Rates.between(b, now, disk.getOrDefault(workspace, -1L)));
                before = Optional.of(now);
                return sample;
            } catch (RuntimeFailure | RuntimeUnavailable e) {
                before = Optional.empty();
                return Optional.empty(); // a gap in the graph is the truth
            }
        }
    }

    Meter meter(UUID workspace) {
        return new Meter(workspace);
    }

    /**
     * Measures the size of a workspace's volumes anew: slow for many files, so a few at a time and apart from all else.
     *
     * @return done when it is known
     */
    CompletableFuture<Void> measureDisk(UUID workspace) {
        CompletableFuture<Void> measured = new CompletableFuture<>();
        CompletableFuture<Void> before = measuring.putIfAbsent(workspace, measured);
        if (before != null) {
            return before;
        }
        Thread.startVirtualThread(() -> {
            places.acquireUninterruptibly();
            try {
                disk.put(workspace, runtime.volumes().usage(workspace));
            } catch (RuntimeFailure | RuntimeUnavailable e) {
                disk.putIfAbsent(workspace, -1L); // the last known size stays
            } finally {
                places.release();
                measuring.remove(workspace);
                measured.complete(null);
            }
        });
        return measured;
    }

    boolean knowsDisk(UUID workspace) {
        return disk.getOrDefault(workspace, -1L) >= 0;
    }

    void forget(@Observes WorkspaceChanged changed) {
        if (changed.row().isEmpty()) {
            disk.remove(changed.id());
        }
    }
}

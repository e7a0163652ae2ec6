package io.studiolo.runtime.memory;

import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.VolumeRuntime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The volumes of simulated workspaces: a number of bytes each. */
final class SimulatedVolumes implements VolumeRuntime {
    private final Map<UUID, Long> bytes = new ConcurrentHashMap<>();
    private final Faults faults;
    private final Predicate<UUID> used;

    SimulatedVolumes(Faults faults, Predicate<UUID> used) {
        this.faults = faults;
        this.used = used;
    }

    void make(UUID workspace) {
        bytes.putIfAbsent(workspace, 4096L);
    }

    void hold(UUID workspace, long size) {
        bytes.computeIfPresent(workspace, (id, old) -> size);
    }

    @Override
    public void delete(UUID workspace) {
        faults.check(Call.VOLUMES_DELETE);
        if (used.test(workspace)) {
            throw new RuntimeFailure(
                    FailureReason.IN_USE, "The volumes of " + workspace + " are in use; delete its container first.");
        }
        bytes.remove(workspace);
    }

    @Override
    public List<UUID> list() {
        faults.check(Call.VOLUMES_LIST);
        return List.copyOf(bytes.keySet());
    }

    @Override
    public long usage(UUID workspace) {
        faults.check(Call.VOLUMES_USAGE);
        return bytes.getOrDefault(workspace, 0L);
    }
}

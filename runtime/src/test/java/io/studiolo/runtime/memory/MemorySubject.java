package io.studiolo.runtime.memory;

import io.studiolo.runtime.ContractSubject;
import io.studiolo.runtime.Limits;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.runtime.WorkspaceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The contract's view of the runtime in memory. */
final class MemorySubject implements ContractSubject {
    private final MovableClock clock = new MovableClock();
    private final InMemoryRuntime runtime = new InMemoryRuntime(clock);
    private final Map<UUID, String> kept = new ConcurrentHashMap<>();

    MemorySubject() {
        runtime.image(missingImage(), false);
    }

    @Override
    public WorkspaceRuntime runtime() {
        return runtime;
    }

    @Override
    public WorkspaceRuntime other() {
        return runtime;
    }

    @Override
    public String image() {
        return "base:dev";
    }

    @Override
    public String missingImage() {
        return "missing:1";
    }

    @Override
    public WorkspaceSpec stubborn(WorkspaceSpec spec) {
        return spec;
    }

    @Override
    public void end(UUID workspace, Ending how) {
        switch (how) {
            case KILLED -> runtime.exits(workspace, 137);
            case OUT_OF_MEMORY -> runtime.runsOutOfMemory(workspace);
            case REMOVED -> runtime.vanishes(workspace);
        }
    }

    @Override
    public void keep(UUID workspace, String text) {
        kept.put(workspace, text);
    }

    @Override
    public String kept(UUID workspace) {
        return runtime.volumes().list().contains(workspace) ? kept.getOrDefault(workspace, "") : "";
    }

    @Override
    public Limits limits(UUID workspace) {
        return runtime.limits(workspace).orElseThrow();
    }

    @Override
    public void write(UUID workspace, String line) {
        runtime.says(workspace, line);
    }

    @Override
    public void work(UUID workspace) {
        clock.move(Duration.ofSeconds(1));
    }

    @Override
    public List<String> leftovers(UUID workspace) {
        return List.of();
    }
}

package io.studiolo.runtime.memory;

import io.studiolo.runtime.Capacity;
import io.studiolo.runtime.ExecRequest;
import io.studiolo.runtime.ExecSession;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.Limits;
import io.studiolo.runtime.LogRequest;
import io.studiolo.runtime.LogStream;
import io.studiolo.runtime.Observed;
import io.studiolo.runtime.RuntimeEvent;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.Stage;
import io.studiolo.runtime.Stats;
import io.studiolo.runtime.Subscription;
import io.studiolo.runtime.VolumeRuntime;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.runtime.WorkspaceSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Workspaces that exist on paper only, by the tens of thousands. It has no thread and no timer: what a workspace is
 * doing follows from what was asked and the clock, so a test moves time by moving its clock. Thread-safe.
 */
public final class InMemoryRuntime implements WorkspaceRuntime {
    private final Clock clock;
    private final Settings settings;
    private final Faults faults = new Faults();
    private final Map<UUID, SimulatedContainer> containers = new ConcurrentHashMap<>();
    private final SimulatedVolumes volumes = new SimulatedVolumes(faults, containers::containsKey);
    private final Set<String> missingImages = ConcurrentHashMap.newKeySet();
    private final Map<Object, Consumer<RuntimeEvent>> listeners = new ConcurrentHashMap<>();

    /**
     * How it behaves.
     *
     * @param startLatency from {@code ensure} to {@code Running}
     * @param address where all workspaces are said to be
     */
    public record Settings(Duration startLatency, String address) {
        public static Settings defaults() {
            return new Settings(Duration.ZERO, "127.0.0.1");
        }
    }

    public InMemoryRuntime(Clock clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    public InMemoryRuntime(Clock clock) {
        this(clock, Settings.defaults());
    }

    /** What goes wrong from now on. */
    public Faults faults() {
        return faults;
    }

    /** A workspace that an earlier process started is there: a real engine outlives us. */
    public void found(UUID workspace, Instant startedAt) {
        RuntimeState running = new RuntimeState.Running(settings.address(), startedAt);
        Limits limits = new Limits(1000, 1L << 30, 512);
        volumes.make(workspace);
        containers.put(workspace, new SimulatedContainer("found", limits, running, startedAt, new SimulatedLog()));
    }

    /** The container's process ends by itself. */
    public void exits(UUID workspace, int code) {
        end(
                workspace,
                new RuntimeState.Failed(FailureReason.EXITED, "The main process ended with " + code + ".", code));
    }

    /** The kernel ends the container at its memory limit. */
    public void runsOutOfMemory(UUID workspace) {
        end(
                workspace,
                new RuntimeState.Failed(
                        FailureReason.OUT_OF_MEMORY, "It reached its memory limit and was ended.", 137));
    }

    /** Somebody removes the container behind our back. */
    public void vanishes(UUID workspace) {
        remove(workspace);
    }

    /** The container writes a line. */
    public void says(UUID workspace, String text) {
        Optional.ofNullable(containers.get(workspace)).ifPresent(c -> c.log().add(clock.instant(), text));
    }

    /** The volumes now hold so many bytes. */
    public void holds(UUID workspace, long bytes) {
        volumes.hold(workspace, bytes);
    }

    /** An image is no longer there, or is there again. */
    public void image(String reference, boolean present) {
        if (present) {
            missingImages.remove(reference);
        } else {
            missingImages.add(reference);
        }
    }

    /** The limits in force, for tests; empty where there is no container. */
    public Optional<Limits> limits(UUID workspace) {
        return Optional.ofNullable(containers.get(workspace)).map(SimulatedContainer::limits);
    }

    @Override
    public String kind() {
        return "memory";
    }

    @Override
    public Capacity capacity() {
        faults.check(Call.CAPACITY);
        long memory = 1L << 50;
        return new Capacity("memory", 1_000_000_000, 1_000_000_000, memory, memory, memory, memory, List.of());
    }

    @Override
    public RuntimeState ensure(WorkspaceSpec spec, Consumer<Stage> progress) {
        faults.check(Call.ENSURE);
        for (Stage stage : Stage.values()) {
            progress.accept(stage);
        }
        Instant now = clock.instant();
        boolean[] changed = new boolean[1];
        SimulatedContainer after = containers.compute(spec.workspace(), (id, before) -> {
            if (before != null && before.live() && sameContainer(before, spec)) {
                return before;
            }
            changed[0] = true;
            return started(before, spec, now);
        });
        if (changed[0]) {
            hint(spec.workspace());
        }
        return after.state(now);
    }

    private SimulatedContainer started(@Nullable SimulatedContainer before, WorkspaceSpec spec, Instant now) {
        boolean anew = before == null || !sameContainer(before, spec);
        if (anew && missingImages.contains(spec.image())) {
            throw new RuntimeFailure(
                    FailureReason.IMAGE_MISSING, "The image " + spec.image() + " is not there; build it first.");
        }
        volumes.make(spec.workspace());
        SimulatedLog log = before == null || anew ? new SimulatedLog() : before.log();
        if (before != null && anew) {
            before.log().end();
        }
        log.begin();
        log.add(now, spec.hostname() + " starts");
        Instant readyAt = now.plus(settings.startLatency());
        RuntimeState running = new RuntimeState.Running(settings.address(), readyAt);
        return new SimulatedContainer(spec.fingerprint(), spec.limits(), running, readyAt, log);
    }

    private static boolean sameContainer(SimulatedContainer container, WorkspaceSpec spec) {
        return container.fingerprint().equals(spec.fingerprint());
    }

    @Override
    public void stop(UUID workspace, Duration grace) {
        faults.check(Call.STOP);
        end(workspace, new RuntimeState.Stopped());
    }

    @Override
    public void delete(UUID workspace) {
        faults.check(Call.DELETE);
        remove(workspace);
    }

    @Override
    public RuntimeState observe(UUID workspace) {
        faults.check(Call.OBSERVE);
        SimulatedContainer container = containers.get(workspace);
        return container == null ? new RuntimeState.Absent() : container.state(clock.instant());
    }

    @Override
    public List<Observed> list() {
        faults.check(Call.LIST);
        Instant now = clock.instant();
        List<Observed> all = new ArrayList<>(containers.size());
        containers.forEach((id, c) -> all.add(new Observed(id, c.state(now), c.fingerprint())));
        return all;
    }

    @Override
    public void resize(UUID workspace, Limits limits) {
        faults.check(Call.RESIZE);
        containers.computeIfPresent(workspace, (id, c) -> c.withLimits(limits));
    }

    @Override
    public LogStream logs(UUID workspace, LogRequest request) {
        faults.check(Call.LOGS);
        SimulatedContainer container = containers.get(workspace);
        if (container == null) {
            throw notRunning(workspace);
        }
        return container.log().open(request);
    }

    @Override
    public ExecSession exec(UUID workspace, ExecRequest request) {
        faults.check(Call.EXEC);
        running(workspace);
        return new SimulatedExec(request);
    }

    @Override
    public Stats stats(UUID workspace) {
        faults.check(Call.STATS);
        RuntimeState.Running running = running(workspace);
        Instant now = clock.instant();
        long nanos = Duration.between(running.startedAt(), now).toNanos();
        // Each workspace has a load of its own, so that pages and graphs have something to tell apart.
        int share = 1 + Math.floorMod(workspace.hashCode(), 100);
        long memory = share * 4L * 1024 * 1024;
        return new Stats(
                now, nanos / 100 * share, memory, nanos / 1000, nanos / 2000, nanos / 4000, nanos / 8000, share);
    }

    @Override
    public boolean hasImage(String reference) {
        faults.check(Call.HAS_IMAGE);
        return !missingImages.contains(reference);
    }

    @Override
    public Subscription watch(Consumer<RuntimeEvent> listener) {
        // A key of its own for each subscription: the same listener may subscribe twice and leave once.
        Object key = new Object();
        listeners.put(key, listener);
        return () -> listeners.remove(key);
    }

    @Override
    public VolumeRuntime volumes() {
        return volumes;
    }

    @Override
    public void close() {
        listeners.clear();
    }

    private RuntimeState.Running running(UUID workspace) {
        SimulatedContainer container = containers.get(workspace);
        if (container != null && container.state(clock.instant()) instanceof RuntimeState.Running running) {
            return running;
        }
        throw notRunning(workspace);
    }

    private static RuntimeFailure notRunning(UUID workspace) {
        return new RuntimeFailure(FailureReason.NOT_RUNNING, "The container of " + workspace + " is not running.");
    }

    private void end(UUID workspace, RuntimeState end) {
        change(workspace, c -> c.live() ? c.ended(end, clock.instant()) : c);
    }

    private void change(UUID workspace, UnaryOperator<SimulatedContainer> change) {
        SimulatedContainer after = containers.computeIfPresent(workspace, (id, c) -> change.apply(c));
        if (after != null) {
            after.log().end();
            hint(workspace);
        }
    }

    private void remove(UUID workspace) {
        SimulatedContainer gone = containers.remove(workspace);
        if (gone != null) {
            gone.log().end();
            hint(workspace);
        }
    }

    private void hint(UUID workspace) {
        listeners.values().forEach(listener -> listener.accept(RuntimeEvent.changed(workspace)));
    }
}

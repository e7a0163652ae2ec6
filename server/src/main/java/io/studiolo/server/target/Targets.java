package io.studiolo.server.target;

import io.studiolo.api.Target;
import io.studiolo.api.Target.Amount;
import io.studiolo.runtime.Capacity;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.WorkspaceRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The machine that runs workspaces, and its room. */
@ApplicationScoped
public class Targets {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Capacity NOTHING = new Capacity("", 0, 0, 0, 0, 0, 0, List.of());

    private final WorkspaceRuntime runtime;
    private final Clock clock;
    private volatile Seen last = new Seen(Instant.EPOCH, false, NOTHING);

    private record Seen(Instant at, boolean reachable, Capacity capacity) {}

    Targets(WorkspaceRuntime runtime, Clock clock) {
        this.runtime = runtime;
        this.clock = clock;
    }

    /**
     * The room now, at most a second old.
     *
     * @param reservedCpu thousandths of a CPU promised to workspaces that run
     * @param reservedMemory bytes promised to them
     * @param running how many run
     */
    public Target now(long reservedCpu, long reservedMemory, int running) {
        Seen seen = look();
        Capacity c = seen.capacity();
        return new Target(
                "default",
                runtime.kind(),
                seen.reachable(),
                c.version(),
                new Amount(c.cpuMillis(), reservedCpu, c.cpuFreeMillis()),
                new Amount(c.memoryBytes(), reservedMemory, c.memoryFreeBytes()),
                new Amount(c.diskBytes(), 0, c.diskFreeBytes()),
                running,
                c.warnings());
    }

    private Seen look() {
        Seen seen = last;
        Instant now = clock.instant();
        if (now.isBefore(seen.at().plus(FRESH))) {
            return seen;
        }
        Seen fresh;
        try {
            fresh = new Seen(now, true, runtime.capacity());
        } catch (RuntimeUnavailable e) {
            fresh = new Seen(now, false, seen.capacity()); // the last known amounts, marked as such
        }
        last = fresh;
        return fresh;
    }
}

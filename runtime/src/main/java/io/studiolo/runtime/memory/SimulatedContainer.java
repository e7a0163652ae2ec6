package io.studiolo.runtime.memory;

import io.studiolo.runtime.Limits;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.Stage;
import java.time.Instant;

/**
 * One container that isn't there.
 *
 * @param fingerprint of the specification, computed once: ten thousand digests per {@code list()} would be felt
 * @param settled the state from {@code readyAt} on; before, it is {@code Starting}
 */
record SimulatedContainer(String fingerprint, Limits limits, RuntimeState settled, Instant readyAt, SimulatedLog log) {
    RuntimeState state(Instant now) {
        return now.isBefore(readyAt) ? new RuntimeState.Starting(Stage.CONTAINER) : settled;
    }

    boolean live() {
        return settled instanceof RuntimeState.Running;
    }

    SimulatedContainer ended(RuntimeState end, Instant now) {
        return new SimulatedContainer(fingerprint, limits, end, now, log);
    }

    SimulatedContainer withLimits(Limits other) {
        return new SimulatedContainer(fingerprint, other, settled, readyAt, log);
    }
}

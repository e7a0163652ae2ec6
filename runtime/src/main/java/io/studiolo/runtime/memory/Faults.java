package io.studiolo.runtime.memory;

import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeUnavailable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What an {@link InMemoryRuntime} is to do wrong. Thread-safe; in force from the next call on. */
public final class Faults {
    private final Map<Call, Fault> faults = new ConcurrentHashMap<>();
    private volatile boolean unavailable;

    private record Fault(FailureReason reason, int times) {}

    /** From now on, until {@link #available()}, no call gets an answer. */
    public void unavailable() {
        unavailable = true;
    }

    public void available() {
        unavailable = false;
    }

    /** The next so many calls of this kind are refused. */
    public void fail(Call call, FailureReason reason, int times) {
        faults.put(call, new Fault(reason, times));
    }

    /** Calls of this kind are refused until {@link #heal}. */
    public void fail(Call call, FailureReason reason) {
        fail(call, reason, Integer.MAX_VALUE);
    }

    public void heal(Call call) {
        faults.remove(call);
    }

    void check(Call call) {
        if (unavailable) {
            throw new RuntimeUnavailable(
                    "The simulated runtime is set to give no answer.", new IOException("simulated"));
        }
        // A concurrent map's get costs next to nothing; computeIfPresent would take a lock on every call.
        if (faults.get(call) == null) {
            return;
        }
        Fault[] hit = new Fault[1];
        faults.computeIfPresent(call, (c, fault) -> {
            hit[0] = fault;
            return fault.times() == 1 ? null : new Fault(fault.reason(), fault.times() - 1);
        });
        if (hit[0] != null) {
            throw new RuntimeFailure(hit[0].reason(), "The simulated runtime is set to refuse " + call + ".");
        }
    }
}

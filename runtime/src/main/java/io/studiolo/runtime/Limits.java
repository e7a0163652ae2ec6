package io.studiolo.runtime;

/**
 * What a container may use at most.
 *
 * @param cpuMillis thousandths of a CPU
 * @param memoryBytes without swap
 * @param pids processes and threads
 */
public record Limits(long cpuMillis, long memoryBytes, int pids) {
    public Limits {
        if (cpuMillis <= 0 || memoryBytes <= 0 || pids <= 0) {
            throw new IllegalArgumentException(
                    "limits must be positive: " + cpuMillis + "m, " + memoryBytes + ", " + pids);
        }
    }
}

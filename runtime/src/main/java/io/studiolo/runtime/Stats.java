package io.studiolo.runtime;

import java.time.Instant;

/**
 * Use of a container since its start, as counters; the caller makes rates of two samples.
 *
 * @param cpuNanos CPU time used
 * @param memoryBytes the working set: usage without inactive file cache
 * @param processes processes and threads now
 */
public record Stats(
        Instant at,
        long cpuNanos,
        long memoryBytes,
        long networkRxBytes,
        long networkTxBytes,
        long blockReadBytes,
        long blockWriteBytes,
        int processes) {}

package io.studiolo.api;

import java.time.Instant;

/**
 * What a workspace uses at one moment or on average over a step.
 *
 * @param cpuMillis CPU in use, millicores
 * @param memoryBytes the working set
 * @param networkRxBytesPerSecond received by the workspace
 * @param networkTxBytesPerSecond sent by the workspace
 * @param diskBytes the size of its volumes; -1 while unknown
 * @param processes processes and threads
 */
public record UsageSample(
        Instant at,
        long cpuMillis,
        long memoryBytes,
        long networkRxBytesPerSecond,
        long networkTxBytesPerSecond,
        long blockReadBytesPerSecond,
        long blockWriteBytesPerSecond,
        long diskBytes,
        int processes) {}

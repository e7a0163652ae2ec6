package io.studiolo.runtime;

import java.util.List;

/**
 * A machine's or cluster's room.
 *
 * @param version of the engine
 * @param cpuMillis all CPUs, in thousandths
 * @param memoryFreeBytes what could be given to a new process now
 * @param diskFreeBytes where volumes lie; -1 if it can't be told
 * @param warnings what is not in force here and how to mend it, one sentence each
 */
public record Capacity(
        String version,
        long cpuMillis,
        long cpuFreeMillis,
        long memoryBytes,
        long memoryFreeBytes,
        long diskBytes,
        long diskFreeBytes,
        List<String> warnings) {}

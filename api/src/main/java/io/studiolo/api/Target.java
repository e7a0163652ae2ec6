package io.studiolo.api;

import java.util.List;

/**
 * The machine or cluster that runs workspaces.
 *
 * @param runtime {@code docker}, {@code kubernetes} or {@code memory}
 * @param reachable whether it answers now; if not, the amounts are the last known ones
 * @param version of the engine
 * @param cpu in millicores
 * @param memory in bytes
 * @param disk in bytes, where volumes lie; total and free only
 * @param warnings what is not in force here and how to mend it, one sentence each
 */
public record Target(
        String name,
        String runtime,
        boolean reachable,
        String version,
        Amount cpu,
        Amount memory,
        Amount disk,
        int running,
        List<String> warnings) {

    /**
     * An amount in the unit of its field.
     *
     * @param total what the machine has
     * @param reserved the sum of the limits of the workspaces that run
     * @param free what is unused now
     */
    public record Amount(long total, long reserved, long free) {}
}

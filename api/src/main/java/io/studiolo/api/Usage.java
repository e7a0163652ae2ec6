package io.studiolo.api;

import java.util.List;

/**
 * The use of a workspace over time.
 *
 * @param stepSeconds the distance between samples
 * @param cpuLimitMillis millicores
 * @param memoryLimitBytes bytes
 * @param samples oldest first; a gap where it didn't run
 */
public record Usage(
        int stepSeconds, long cpuLimitMillis, long memoryLimitBytes, int pidsLimit, List<UsageSample> samples) {}

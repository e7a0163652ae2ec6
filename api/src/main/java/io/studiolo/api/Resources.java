package io.studiolo.api;

/**
 * What a workspace may use at most, as Kubernetes writes quantities.
 *
 * @param cpu in CPUs: {@code 500m}, {@code 2}
 * @param memory in bytes: {@code 512Mi}, {@code 4Gi}
 * @param pids processes and threads
 */
public record Resources(String cpu, String memory, int pids) {}

package io.studiolo.runtime;

import java.util.UUID;

/**
 * One workspace in {@link WorkspaceRuntime#list()}.
 *
 * @param fingerprint of the specification it was made from; empty if unreadable
 */
public record Observed(UUID workspace, RuntimeState state, String fingerprint) {}

package io.studiolo.api;

import org.jspecify.annotations.Nullable;

/**
 * A change of a workspace's words. Absent members stay.
 *
 * @param name renames it; the addresses of its apps change with it
 */
public record WorkspaceUpdate(
        @Nullable String name, @Nullable String description) {}

package io.studiolo.runtime;

import java.util.List;
import java.util.UUID;

/**
 * Keeps the volumes of workspaces. A workspace has one set of volumes, made by {@link WorkspaceRuntime#ensure}; they outlive its
 * container. Every call is idempotent and throws {@link RuntimeUnavailable} if the runtime can't answer.
 */
public interface VolumeRuntime {
    /**
     * Deletes a workspace's volumes for good. Does nothing where there are none.
     *
     * @throws RuntimeFailure {@code IN_USE} while a container uses them
     */
    void delete(UUID workspace);

    /** The workspaces that have volumes, orphans included. */
    List<UUID> list();

    /** Bytes that a workspace's volumes hold, measured anew: slow for many files; 0 where there are none. */
    long usage(UUID workspace);
}

package io.studiolo.server.workspace;

import java.util.Optional;
import java.util.UUID;

/**
 * Fired in this process after a workspace's row changed and the change is durable.
 *
 * @param row its new form; empty when it was purged
 */
public record WorkspaceChanged(UUID id, UUID ownerId, Optional<WorkspaceRow> row) {
    static WorkspaceChanged to(WorkspaceRow row) {
        return new WorkspaceChanged(row.id(), row.ownerId(), Optional.of(row));
    }

    static WorkspaceChanged purged(WorkspaceRow row) {
        return new WorkspaceChanged(row.id(), row.ownerId(), Optional.empty());
    }
}

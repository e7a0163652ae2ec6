package io.studiolo.server.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The workspaces of this installation in memory, for those who ask often; kept by {@link WorkspaceChanged}. */
@ApplicationScoped
public class RunningWorkspaces {
    private final Map<UUID, WorkspaceRow> rows = new ConcurrentHashMap<>();

    void changed(@Observes WorkspaceChanged changed) {
        rows.compute(
                changed.id(),
                (id, before) -> changed.row()
                        .filter(now -> now.phase() instanceof Phase.Running)
                        .filter(now -> before == null || before.version() <= now.version())
                        .orElse(null));
    }

    /** Those whose container and apps run. */
    public Set<UUID> ids() {
        return Set.copyOf(rows.keySet());
    }

    Optional<WorkspaceRow> find(UUID id) {
        return Optional.ofNullable(rows.get(id));
    }
}

package io.studiolo.server.workspace;

import io.studiolo.runtime.Observed;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.WorkspaceRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The net below the events: compares everything wanted with everything there is, in one call to the runtime and one to
 * the database, and hands what differs to the reconciler.
 */
@ApplicationScoped
class WorkspaceScan {
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceScan.class);

    private final WorkspaceStore store;
    private final WorkspaceRuntime runtime;
    private final ReconcileTask reconcile;
    private final Reports reports;

    WorkspaceScan(WorkspaceStore store, WorkspaceRuntime runtime, ReconcileTask reconcile, Reports reports) {
        this.store = store;
        this.runtime = runtime;
        this.reconcile = reconcile;
        this.reports = reports;
    }

    /** One look at everything. */
    void scan() {
        List<Observed> seen;
        try {
            seen = runtime.list();
        } catch (RuntimeUnavailable e) {
            store.running().forEach(reports::unknown);
            return;
        }
        // The rows are read after the list: a container in the list whose row is missing has no row, it is not new.
        Map<UUID, Observed> byId = new HashMap<>();
        seen.forEach(observed -> byId.put(observed.workspace(), observed));
        compare(store.awake(), byId);
        compare(store.briefs(List.copyOf(byId.keySet())), byId);
        byId.keySet().forEach(this::removeOrphan);
    }

    private void compare(List<WorkspaceStore.Brief> rows, Map<UUID, Observed> seen) {
        for (WorkspaceStore.Brief brief : rows) {
            Observed observed = seen.remove(brief.id());
            RuntimeState state = observed == null ? new RuntimeState.Absent() : observed.state();
            if (differs(brief, state)) {
                reconcile.now(brief.id());
            }
        }
    }

    /** Whether the reconciler would find something to do; it looks closer. */
    static boolean differs(WorkspaceStore.Brief brief, RuntimeState seen) {
        if (!brief.settled()) {
            return true;
        }
        return switch (brief.desired()) {
            case RUNNING ->
                switch (brief.phase()) {
                    case Phase.Running known ->
                        !(seen instanceof RuntimeState.Running now
                                && known.equals(new Phase.Running(now.address(), now.startedAt())));
                    case Phase.Failed f -> seen instanceof RuntimeState.Running;
                    default -> true;
                };
            case STOPPED ->
                seen instanceof RuntimeState.Running
                        || seen instanceof RuntimeState.Starting
                        || !(brief.phase() instanceof Phase.Stopped);
            case BINNED -> !(seen instanceof RuntimeState.Absent) || !(brief.phase() instanceof Phase.Deleted);
            case PURGED -> true;
        };
    }

    private void removeOrphan(UUID id) {
        LOG.warn("container of workspace {} belongs to no workspace of this installation: removing it", id);
        runtime.delete(id);
    }
}

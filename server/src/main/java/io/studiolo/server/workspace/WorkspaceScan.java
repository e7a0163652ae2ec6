package io.studiolo.server.workspace;

import io.studiolo.runtime.Observed;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.WorkspaceRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Event<RunsLost> runsLost;
    private final TimelineStore timeline;
    private final Set<UUID> strangers = ConcurrentHashMap.newKeySet();
    private volatile boolean told;

    WorkspaceScan(
            WorkspaceStore store,
            WorkspaceRuntime runtime,
            ReconcileTask reconcile,
            Reports reports,
            Event<RunsLost> runsLost,
            TimelineStore timeline) {
        this.store = store;
        this.runtime = runtime;
        this.reconcile = reconcile;
        this.reports = reports;
        this.runsLost = runsLost;
        this.timeline = timeline;
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
        Map<UUID, Phase.Running> lost = new HashMap<>();
        compare(store.awake(), byId, lost);
        compare(store.briefs(List.copyOf(byId.keySet())), byId, lost);
        tell(lost);
        byId.keySet().forEach(this::removeOrphan);
    }

    private void compare(List<WorkspaceStore.Brief> rows, Map<UUID, Observed> seen, Map<UUID, Phase.Running> lost) {
        for (WorkspaceStore.Brief brief : rows) {
            Observed observed = seen.remove(brief.id());
            RuntimeState state = observed == null ? new RuntimeState.Absent() : observed.state();
            if (differs(brief, state)) {
                reconcile.now(brief.id());
                Optional<Phase.Running> run = run(brief.phase());
                if (run.isPresent() && !run.equals(run(state))) {
                    lost.put(brief.id(), run.get());
                }
            }
        }
    }

    /** The reconciler may have others to do first, and an engine gives an address away at once. */
    private void tell(Map<UUID, Phase.Running> lost) {
        if (!lost.isEmpty()) {
            // The rows may be newer than the list: only what a newer list says too is lost.
            runtime.list().forEach(now -> run(now.state()).ifPresent(run -> lost.remove(now.workspace(), run)));
        }
        if (!lost.isEmpty() || told) {
            told = !lost.isEmpty();
            Map<UUID, Instant> startedAt = new HashMap<>();
            lost.forEach((id, run) -> startedAt.put(id, run.startedAt()));
            runsLost.fire(new RunsLost(startedAt));
        }
    }

    private static Optional<Phase.Running> run(Phase phase) {
        return switch (phase) {
            case Phase.Running running -> Optional.of(running);
            case Phase.Unknown u
            when u.address() != null && u.startedAt() != null ->
                Optional.of(new Phase.Running(u.address(), u.startedAt()));
            default -> Optional.empty();
        };
    }

    private static Optional<Phase.Running> run(RuntimeState state) {
        return state instanceof RuntimeState.Running now
                ? Optional.of(new Phase.Running(now.address(), now.startedAt()))
                : Optional.empty();
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

    /** A wrong or an older database is no reason to end what runs: only what it knows to be purged is removed. */
    private void removeOrphan(UUID id) {
        if (timeline.knows(id)) {
            LOG.warn("the container of workspace {}, which was purged, is still there: removing it", id);
            runtime.delete(id);
        } else if (strangers.add(id)) {
            LOG.warn(
                    "a container of this installation belongs to workspace {}, of which this database never heard: it is"
                            + " left alone; is this the right database?",
                    id);
        }
    }
}

package io.studiolo.server.workspace;

import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.server.task.Failpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings a workspace to what was asked for, step by step, looking anew before each. Stopped at any point, it is simply
 * called again. Each write names the row's version, so a person's request in between makes it look again.
 */
@ApplicationScoped
class WorkspaceReconciler {
    private static final int MAX_STEPS = 50;
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final WorkspaceStore store;
    private final WorkspaceRuntime runtime;
    private final ContainerStart containers;
    private final AppWait apps;
    private final Reports reports;
    private final OwnerShares shares;

    WorkspaceReconciler(
            WorkspaceStore store,
            WorkspaceRuntime runtime,
            ContainerStart containers,
            AppWait apps,
            Reports reports,
            OwnerShares shares) {
        this.store = store;
        this.runtime = runtime;
        this.containers = containers;
        this.apps = apps;
        this.reports = reports;
        this.shares = shares;
    }

    /**
     * Goes on until nothing is left to do now.
     *
     * @return false if its owner's other workspaces are all that may be worked on at once: the caller tries again soon
     * @throws RuntimeUnavailable if the runtime doesn't answer; the row says so, and the caller tries again later
     */
    boolean reconcile(UUID id) {
        Optional<WorkspaceRow> row = store.find(id);
        if (row.isEmpty()) {
            return true;
        }
        UUID owner = row.get().ownerId();
        if (!shares.take(owner)) {
            return false;
        }
        try {
            for (int i = 0; row.isPresent(); i++) {
                if (i == MAX_STEPS) {
                    throw new IllegalStateException(id + " didn't settle in " + MAX_STEPS + " steps");
                }
                row = step(row.get()) ? store.find(id) : Optional.empty();
            }
            return true;
        } finally {
            shares.give(owner);
        }
    }

    private boolean step(WorkspaceRow row) {
        try {
            return perform(row, Step.next(row, runtime.observe(row.id())));
        } catch (RuntimeUnavailable e) {
            reports.unknown(row);
            throw e;
        }
    }

    /** Returns whether to look again. */
    private boolean perform(WorkspaceRow row, Step step) {
        switch (step) {
            case Step.Rest r -> {
                return reports.settled(row);
            }
            case Step.Note note -> note(row, note);
            case Step.BringUp up -> {
                return containers.bringUp(row, up.cause());
            }
            case Step.AwaitApps await -> {
                apps.begin(row, await.running());
                return false;
            }
            case Step.Halt h -> halt(row);
            case Step.Remove r -> remove(row);
            case Step.Purge p -> {
                purge(row);
                return false;
            }
        }
        return true;
    }

    private void note(WorkspaceRow row, Step.Note note) {
        if (note.phase() instanceof Phase.Failed failed) {
            List<String> tail = LogTail.read(runtime, row.id(), "");
            reports.failed(row, failed.reason(), note.cause(), tail);
        } else {
            reports.noted(row, note.phase(), note.cause());
        }
    }

    private void halt(WorkspaceRow row) {
        Optional<WorkspaceRow> stopping = reports.stopping(row);
        if (stopping.isPresent()) {
            Failpoint.reached("halt.before-stop");
            runtime.stop(row.id(), GRACE);
            Failpoint.reached("halt.after-stop");
            reports.halted(stopping.get());
        }
    }

    private void remove(WorkspaceRow row) {
        Failpoint.reached("remove.before-stop");
        if (runtime.observe(row.id()) instanceof RuntimeState.Running) {
            runtime.stop(row.id(), GRACE); // gives its apps the time to save
        }
        Failpoint.reached("remove.before-delete");
        runtime.delete(row.id());
        Failpoint.reached("remove.after-delete");
        reports.ended(row.id());
    }

    private void purge(WorkspaceRow row) {
        Failpoint.reached("purge.before-volumes");
        try {
            runtime.volumes().delete(row.id());
        } catch (RuntimeFailure e) {
            throw new IllegalStateException("the volumes of " + row.id() + " can't be deleted yet", e);
        }
        Failpoint.reached("purge.after-volumes");
        reports.purged(row);
    }
}

package io.studiolo.server.workspace;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.Permission;
import io.studiolo.api.TimelineEntry;
import io.studiolo.server.access.Authorizer;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What people ask of existing workspaces. Each request writes what is wanted and returns; the reconciler does it. */
@ApplicationScoped
public class Workspaces {
    private static final int ATTEMPTS = 10;
    private static final UUID NOBODY = new UUID(0, 0);

    private final WorkspaceStore store;
    private final Transitions transitions;
    private final ReconcileTask reconcile;
    private final Authorizer authorizer;
    private final Requests requests;
    private final TimelineStore timeline;

    Workspaces(
            WorkspaceStore store,
            Transitions transitions,
            ReconcileTask reconcile,
            Authorizer authorizer,
            Requests requests,
            TimelineStore timeline) {
        this.store = store;
        this.transitions = transitions;
        this.reconcile = reconcile;
        this.authorizer = authorizer;
        this.requests = requests;
        this.timeline = timeline;
    }

    /** One workspace that the caller may know of. */
    public WorkspaceRow get(Caller caller, UUID id, Permission permission) {
        return known(caller, store.find(id), id.toString(), permission);
    }

    /** One workspace by its owner's and its own name; those in the bin have lost theirs. */
    public WorkspaceRow get(Caller caller, String owner, String name, Permission permission) {
        return known(caller, store.findByName(owner, name), owner + "/" + name, permission);
    }

    private WorkspaceRow known(Caller caller, Optional<WorkspaceRow> row, String name, Permission permission) {
        WorkspaceRow known =
                row.filter(found -> authorizer.knows(caller, found.ownerId())).orElseThrow(() -> unknown(name));
        authorizer.require(caller, permission);
        return known;
    }

    /** Those that the caller may see, newest first. */
    List<WorkspaceRow> list(Caller caller, WorkspaceQuery query) {
        authorizer.require(caller, Permission.WORKSPACE_READ);
        Optional<UUID> owner = caller.admin()
                ? Optional.ofNullable(query.owner()).map(store::owner)
                : Optional.of(query.owner() == null || query.owner().equals(caller.name()) ? caller.userId() : NOBODY);
        return store.list(new WorkspaceStore.Filter(
                owner.orElse(null), query.states(), query.text(), query.after(), query.limit()));
    }

    List<TimelineEntry> timeline(Caller caller, UUID id, long before, int limit) {
        get(caller, id, Permission.WORKSPACE_READ);
        return timeline.list(id, before, limit);
    }

    WorkspaceRow start(Caller caller, UUID id) {
        return change(caller, id, row -> requests.start(row, caller.name()));
    }

    WorkspaceRow stop(Caller caller, UUID id) {
        return change(caller, id, row -> requests.stop(row, caller.name()));
    }

    WorkspaceRow restart(Caller caller, UUID id) {
        return change(caller, id, row -> requests.restart(row, caller.name()));
    }

    WorkspaceRow delete(Caller caller, UUID id, String confirm) {
        return change(caller, id, row -> {
            confirmed(row, confirm);
            return requests.delete(row, caller.name());
        });
    }

    WorkspaceRow purge(Caller caller, UUID id, String confirm) {
        return change(caller, id, row -> {
            confirmed(row, confirm);
            return requests.purge(row, caller.name());
        });
    }

    WorkspaceRow restore(Caller caller, UUID id) {
        return change(caller, id, row -> requests.restore(row, caller.name()));
    }

    /** Renames or describes, if the version is still the one that the caller has seen. */
    WorkspaceRow describe(Caller caller, UUID id, Optional<Long> version, UnaryOperator<WorkspaceRow> change) {
        return change(caller, id, row -> {
            if (version.isPresent() && version.get() != row.version()) {
                throw new ApiException(
                        ErrorCode.VERSION_CONFLICT,
                        row.name() + " is at version " + row.version() + " now, not " + version.get()
                                + "; read it again and repeat the change");
            }
            return change.apply(row);
        });
    }

    private static void confirmed(WorkspaceRow row, String confirm) {
        if (!row.name().equals(confirm)) {
            throw new ApiException(
                    ErrorCode.CONFIRMATION_REQUIRED,
                    confirm.isEmpty()
                            ? "to delete " + row.name() + ", give its name as confirm"
                            : "the name given as confirm is not " + row.name() + "; nothing was deleted");
        }
    }

    /** Reads, authorises, changes and writes, again if somebody else wrote in between. */
    private WorkspaceRow change(Caller caller, UUID id, UnaryOperator<WorkspaceRow> change) {
        for (int i = 0; i < ATTEMPTS; i++) {
            WorkspaceRow before = get(caller, id, Permission.WORKSPACE_WRITE);
            WorkspaceRow after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            Failpoints.before(after);
            Optional<WorkspaceRow> written = NameTaken.translate(after, () -> transitions.write(before, after));
            if (written.isPresent()) {
                Failpoints.after(after);
                reconcile.now(id);
                return written.get();
            }
        }
        throw new ApiException(
                ErrorCode.WRONG_STATE, "the workspace changes too quickly; wait a moment and repeat the request");
    }

    static ApiException unknown(String name) {
        return new ApiException(
                ErrorCode.NOT_FOUND, "there is no workspace " + name + ", or it isn't yours to see; see the list");
    }
}

package io.studiolo.server.workspace;

import jakarta.enterprise.context.ApplicationScoped;

/** What follows the commit of a new workspace: the rest of the process is told, and the reconciler begins. */
@ApplicationScoped
class Committed {
    private final Transitions transitions;
    private final ReconcileTask reconcile;

    Committed(Transitions transitions, ReconcileTask reconcile) {
        this.transitions = transitions;
        this.reconcile = reconcile;
    }

    void created(WorkspaceRow row) {
        transitions.publish(row);
        reconcile.now(row.id());
    }
}

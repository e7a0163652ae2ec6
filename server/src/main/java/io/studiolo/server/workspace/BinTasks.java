package io.studiolo.server.workspace;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.runtime.StartupEvent;
import io.studiolo.server.task.BackgroundTask;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Empties the bin of what has lain there long enough, and tells the process at its start what there is. */
@ApplicationScoped
class BinTasks {
    @Produces
    @Singleton
    BackgroundTask purge(Instance<BinTasks> self) {
        return new BackgroundTask(Tasks.recurring("bin-purge", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> self.get().purgeOverdue()));
    }

    private final WorkspaceStore store;
    private final Requests requests;
    private final Transitions transitions;
    private final ReconcileTask reconcile;
    private final Clock clock;

    BinTasks(WorkspaceStore store, Requests requests, Transitions transitions, ReconcileTask reconcile, Clock clock) {
        this.store = store;
        this.requests = requests;
        this.transitions = transitions;
        this.reconcile = reconcile;
        this.clock = clock;
    }

    void purgeOverdue() {
        for (WorkspaceRow row : store.overdue(clock.instant())) {
            WorkspaceRow after = requests.purge(row, Reports.SYSTEM);
            if (transitions.write(row, after).isPresent()) {
                reconcile.now(row.id());
            }
        }
    }

    /** Routes and the rest that is kept in memory come from the rows, before anybody asks. */
    void load(@Observes @Priority(2000) StartupEvent event) {
        store.all().forEach(transitions::publish);
    }
}

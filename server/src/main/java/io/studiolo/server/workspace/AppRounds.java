package io.studiolo.server.workspace;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.studiolo.server.task.BackgroundTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Asks the apps of all running workspaces how they are, again and again. */
@ApplicationScoped
class AppRounds {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int AT_ONCE = 16;

    private final RunningWorkspaces running;
    private final AppChecks checks;
    private final Reports reports;

    AppRounds(RunningWorkspaces running, AppChecks checks, Reports reports) {
        this.running = running;
        this.checks = checks;
        this.reports = reports;
    }

    @Produces
    @Singleton
    BackgroundTask rounds(Instance<AppRounds> rounds) {
        return new BackgroundTask(Tasks.recurring("app-rounds", FixedDelay.of(EVERY))
                .execute((instance, context) -> rounds.get().round()));
    }

    void round() {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (UUID id : running.ids()) {
                threads.execute(() -> {
                    places.acquireUninterruptibly();
                    try {
                        Optional<WorkspaceRow> row = running.find(id);
                        if (row.isPresent()) {
                            look(row.get());
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        places.release();
                    }
                });
            }
        }
    }

    private void look(WorkspaceRow row) throws InterruptedException {
        if (row.phase() instanceof Phase.Running now) {
            for (String news : checks.refresh(row, now.address())) {
                reports.happened(row, "app", news);
            }
        }
    }
}

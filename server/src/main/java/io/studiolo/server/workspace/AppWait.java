package io.studiolo.server.workspace;

import io.studiolo.api.AppHealth;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.server.template.Recipe;
import io.studiolo.server.workspace.Progresses.StartStage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From a running container to apps that answer. */
@ApplicationScoped
class AppWait {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    private static final long POLL_MS = 10;

    private final WorkspaceRuntime runtime;
    private final WorkspaceStore store;
    private final AppChecks checks;
    private final Reports reports;
    private final Clock clock;

    AppWait(WorkspaceRuntime runtime, WorkspaceStore store, AppChecks checks, Reports reports, Clock clock) {
        this.runtime = runtime;
        this.store = store;
        this.checks = checks;
        this.reports = reports;
        this.clock = clock;
    }

    /** Returns when all apps answered, one was too late, the container ended or another request came. */
    void await(WorkspaceRow row, RuntimeState.Running running) throws InterruptedException {
        Progresses.Tracker tracker = reports.progress(row);
        Optional<WorkspaceRow> starting = reports.starting(row, "its container was started from outside");
        if (starting.isEmpty()) {
            return;
        }
        WorkspaceRow current = starting.get();
        List<Recipe.App> waiting = new ArrayList<>(current.settings().apps());
        Instant nextLook = clock.instant().plus(LOOK_AGAIN);
        for (removeHealthy(current, running, waiting); !waiting.isEmpty(); removeHealthy(current, running, waiting)) {
            tracker.at(StartStage.APPS, 0, waiting.getFirst().name() + ": waiting for an answer");
            Recipe.App late = late(current, running, waiting);
            if (late != null) {
                fail(current, late);
                return;
            }
            if (!clock.instant().isBefore(nextLook)) {
                if (superseded(current)) {
                    return;
                }
                nextLook = clock.instant().plus(LOOK_AGAIN);
            }
            Thread.sleep(POLL_MS);
        }
        reports.running(current, running);
    }

    private void removeHealthy(WorkspaceRow row, RuntimeState.Running running, List<Recipe.App> waiting)
            throws InterruptedException {
        for (Recipe.App app : List.copyOf(waiting)) {
            if (checks.answers(running.address(), app)) {
                checks.remember(row.id(), app.name(), AppHealth.HEALTHY);
                waiting.remove(app);
            }
        }
    }

    /** Another request came, or the container ended. */
    private boolean superseded(WorkspaceRow row) {
        boolean current = store.find(row.id())
                .filter(now -> now.version() == row.version())
                .isPresent();
        return !current || !(runtime.observe(row.id()) instanceof RuntimeState.Running);
    }

    private Recipe.@Nullable App late(WorkspaceRow row, RuntimeState.Running running, List<Recipe.App> waiting) {
        Instant since = row.condition().since().isAfter(running.startedAt())
                ? row.condition().since()
                : running.startedAt();
        return waiting.stream()
                .filter(app -> clock.instant().isAfter(since.plus(timeout(app))))
                .findFirst()
                .orElse(null);
    }

    private void fail(WorkspaceRow row, Recipe.App app) {
        String message = app.title() + " did not answer on port " + app.port() + " within "
                + timeout(app).toSeconds() + " s; see its last lines, then start again";
        reports.failed(row, "app-not-healthy", message, LogTail.read(runtime, row.id(), app.name()));
    }

    private static Duration timeout(Recipe.App app) {
        return app.health() == null || app.health().timeoutSeconds() == null
                ? DEFAULT_TIMEOUT
                : Duration.ofSeconds(app.health().timeoutSeconds());
    }
}

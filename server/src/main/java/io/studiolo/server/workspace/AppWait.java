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
import org.jspecify.annotations.Nullable;

/** From a running container to apps that answer. */
@ApplicationScoped
class AppWait {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
    private static final long POLL_MS = 10;
    private static final long POLL_MAX_MS = 250;
    private static final long LOOK_MS = 250;
    private static final long LOOK_MAX_MS = 1000;

    private final WorkspaceRuntime runtime;
    private final WorkspaceStore store;
    private final AppChecks checks;
    private final Reports reports;
    private final Waits waits;
    private final Clock clock;

    AppWait(
            WorkspaceRuntime runtime,
            WorkspaceStore store,
            AppChecks checks,
            Reports reports,
            Waits waits,
            Clock clock) {
        this.runtime = runtime;
        this.store = store;
        this.checks = checks;
        this.reports = reports;
        this.waits = waits;
        this.clock = clock;
    }

    /** Begins to wait, and leaves it to that to write how it ended. */
    void begin(WorkspaceRow row, RuntimeState.Running running) {
        if (!waits.has(row.id())) {
            reports.starting(row, "its container was started from outside")
                    .ifPresent(starting -> waits.begin(row.id(), () -> await(starting, running)));
        }
    }

    /** Returns when all apps answered, one was too late, the container ended or another request came. */
    private void await(WorkspaceRow row, RuntimeState.Running running) throws InterruptedException {
        Progresses.Tracker tracker = reports.progress(row);
        List<Recipe.App> waiting = new ArrayList<>(row.settings().apps());
        Instant begun = clock.instant();
        Instant looked = begun;
        for (removeHealthy(row, running, waiting); !waiting.isEmpty(); removeHealthy(row, running, waiting)) {
            tracker.at(StartStage.APPS, 0, waiting.getFirst().name() + ": waiting for an answer");
            Recipe.App late = late(row, running, waiting);
            if (late != null) {
                fail(row, late);
                return;
            }
            Instant now = clock.instant();
            long waited = Math.max(0, Duration.between(begun, now).toMillis());
            if (now.isAfter(looked.plusMillis(Math.clamp(waited / 20, LOOK_MS, LOOK_MAX_MS)))) {
                if (superseded(row, running)) {
                    return;
                }
                looked = now;
            }
            Thread.sleep(Math.clamp(waited / 100, POLL_MS, POLL_MAX_MS)); // the longer, the more patiently
        }
        reports.running(row, running);
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

    /** Another request came, or the container isn't the one that is waited for any more. */
    private boolean superseded(WorkspaceRow row, RuntimeState.Running running) {
        boolean current = store.find(row.id())
                .filter(now -> now.version() == row.version())
                .isPresent();
        return !current || !running.equals(runtime.observe(row.id()));
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

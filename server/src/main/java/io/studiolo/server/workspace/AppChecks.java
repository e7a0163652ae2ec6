package io.studiolo.server.workspace;

import io.studiolo.api.AppHealth;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.server.template.Recipe;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Asks apps how they are, and remembers the last answer. */
@ApplicationScoped
class AppChecks {
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<UUID, Map<String, AppHealth>> last = new ConcurrentHashMap<>();
    private final boolean simulated;

    AppChecks(WorkspaceRuntime runtime) {
        this.simulated = runtime.kind().equals("memory");
    }

    /** Asks one app now: any 2xx or 3xx is well. An app without a check is well once its port takes a connection. */
    boolean answers(String address, Recipe.App app) throws InterruptedException {
        if (simulated) {
            return true; // nothing listens behind a simulated container
        }
        Recipe.Health health = app.health();
        String path = health == null ? "/" : health.path();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + app.port() + path))
                .timeout(ANSWER)
                .header("User-Agent", "studiolo-health")
                .build();
        HttpResponse<InputStream> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            return false; // refused or no answer in time: that is the answer to the question
        }
        // The body may be without end, and nobody wants it.
        try (InputStream _ = answer.body()) {
            int status = answer.statusCode();
            return health == null || (status >= 200 && status < 400);
        } catch (IOException e) {
            return false; // cut off behind its head: not well
        }
    }

    /**
     * Remembers what a check said.
     *
     * @return whether that is news
     */
    boolean remember(UUID workspace, String app, AppHealth health) {
        return last.computeIfAbsent(workspace, id -> new ConcurrentHashMap<>()).put(app, health) != health;
    }

    void forget(UUID workspace) {
        last.remove(workspace);
    }

    /** The health to show of an app, given the phase of its workspace. */
    AppHealth of(WorkspaceRow row, String app) {
        return switch (row.phase()) {
            case Phase.Running r -> known(row.id(), app, AppHealth.HEALTHY);
            case Phase.Pending p -> AppHealth.STARTING;
            case Phase.Starting s -> known(row.id(), app, AppHealth.STARTING);
            case Phase.Unknown u -> AppHealth.UNKNOWN;
            default -> AppHealth.STOPPED;
        };
    }

    private AppHealth known(UUID workspace, String app, AppHealth otherwise) {
        return last.getOrDefault(workspace, Map.of()).getOrDefault(app, otherwise);
    }

    /** Asks every app of a running workspace. */
    List<String> refresh(WorkspaceRow row, String address) throws InterruptedException {
        List<String> changed = new ArrayList<>();
        for (Recipe.App app : row.settings().apps()) {
            AppHealth health = answers(address, app) ? AppHealth.HEALTHY : AppHealth.UNHEALTHY;
            AppHealth before = of(row, app.name());
            if (remember(row.id(), app.name(), health) && before != health) {
                changed.add(app.name() + " is " + health.wire());
            }
        }
        return changed;
    }
}

package io.studiolo.server.routing;

import io.studiolo.api.WorkspaceState;
import io.studiolo.gateway.route.AppHost;
import io.studiolo.gateway.route.Route;
import io.studiolo.gateway.route.Routes;
import io.studiolo.server.template.Recipe;
import io.studiolo.server.workspace.Desired;
import io.studiolo.server.workspace.Phase;
import io.studiolo.server.workspace.RunsLost;
import io.studiolo.server.workspace.WorkspaceChanged;
import io.studiolo.server.workspace.WorkspaceRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The routes to apps in memory, kept by what changes. A workspace in the bin has none. */
@ApplicationScoped
public class RouteTable implements Routes {
    private static final Route NONE = new Route.None();

    private final Map<Name, WorkspaceRow> byName = new ConcurrentHashMap<>();
    private final Map<UUID, Name> names = new ConcurrentHashMap<>();
    private volatile Map<UUID, Instant> lost = Map.of();

    private record Name(String owner, String workspace) {}

    /** Takes a change; of two that cross, the later version wins. */
    synchronized void changed(@Observes WorkspaceChanged changed) {
        Name before = names.get(changed.id());
        Optional<WorkspaceRow> row = changed.row().filter(RouteTable::named);
        WorkspaceRow known = before == null ? null : byName.get(before);
        if (known != null && row.isPresent() && known.version() > row.get().version()) {
            return;
        }
        if (before != null) {
            names.remove(changed.id());
            byName.remove(before);
        }
        row.ifPresent(now -> {
            Name name = new Name(now.owner(), now.name());
            names.put(now.id(), name);
            byName.put(name, now);
        });
    }

    private static boolean named(WorkspaceRow row) {
        return row.wish().desired() == Desired.RUNNING || row.wish().desired() == Desired.STOPPED;
    }

    /** The workspace that an app's origin belongs to. */
    Optional<WorkspaceRow> workspace(AppHost host) {
        return Optional.ofNullable(byName.get(new Name(host.owner(), host.workspace())));
    }

    @Override
    public Route find(AppHost host) {
        WorkspaceRow row = byName.get(new Name(host.owner(), host.workspace()));
        if (row == null) {
            return NONE;
        }
        for (Recipe.App app : row.settings().apps()) {
            if (app.name().equals(host.app())) {
                return route(row, app.port());
            }
        }
        return NONE;
    }

    void lost(@Observes RunsLost runs) {
        lost = runs.startedAt();
    }

    private Route route(WorkspaceRow row, int port) {
        Instant over = lost.get(row.id());
        return switch (row.phase()) {
            case Phase.Running r when r.startedAt().equals(over) -> lost(row);
            case Phase.Unknown u when u.startedAt() != null && u.startedAt().equals(over) -> lost(row);
            case Phase.Running r -> new Route.Open(row.id(), r.address(), port);
            case Phase.Unknown u when u.address() != null -> new Route.Open(row.id(), u.address(), port);
            case Phase.Stopped s -> closed(row, true);
            case Phase.Failed f -> closed(row, true);
            default -> closed(row, false);
        };
    }

    private static Route lost(WorkspaceRow row) {
        return new Route.Closed(row.id(), WorkspaceState.UNKNOWN.wire(), "its container has just ended", false);
    }

    private static Route closed(WorkspaceRow row, boolean startable) {
        return new Route.Closed(
                row.id(), row.phase().state().wire(), row.condition().cause(), startable);
    }
}

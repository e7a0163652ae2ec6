package io.studiolo.server.routing;

import io.studiolo.gateway.route.AppSession;
import io.studiolo.gateway.route.Traffic;
import io.studiolo.server.workspace.Activity;
import io.studiolo.server.workspace.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what goes through the gateway as activity, and keeps who is connected. */
@ApplicationScoped
class AppTraffic implements Traffic {
    private final Connections connections;
    private final Activity activity;
    private final Map<UUID, Integer> open = new ConcurrentHashMap<>();

    AppTraffic(Connections connections, Activity activity) {
        this.connections = connections;
        this.activity = activity;
    }

    @Override
    public void seen(UUID workspace) {
        activity.seen(workspace);
    }

    /** A session with several sockets is one connection: it ends with the last of them. */
    @Override
    public void opened(UUID workspace, AppSession session) {
        open.merge(session.id(), 1, Integer::sum);
        connections.opened(session.id(), new Connections.Open(workspace, "app-session", session.user()));
    }

    @Override
    public void closed(UUID workspace, AppSession session) {
        Integer left = open.computeIfPresent(session.id(), (id, count) -> count > 1 ? count - 1 : null);
        if (left == null) {
            connections.closed(session.id());
        }
    }
}

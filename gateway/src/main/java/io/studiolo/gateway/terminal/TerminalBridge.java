package io.studiolo.gateway.terminal;

import io.studiolo.gateway.route.Traffic;
import io.vertx.core.http.ServerWebSocket;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Joins browsers' WebSockets to terminals. Who calls it has authenticated the person, checked {@code Origin} and
 * authorised the use of the workspace; from then on, ends are told from outside.
 */
public final class TerminalBridge {
    /** The largest frame taken; servers should set the same limit on their listener. */
    public static final int MOST_FRAME_BYTES = 64 * 1024;

    private final TerminalSource source;
    private final Traffic traffic;
    private final Set<TerminalConnection> open = ConcurrentHashMap.newKeySet();

    public TerminalBridge(TerminalSource source, Traffic traffic) {
        this.source = source;
        this.traffic = traffic;
    }

    /**
     * Serves a WebSocket until either side ends. To be called on its event loop right after the upgrade, before it
     * reads; returns at once.
     *
     * @param credential the sign-in or token it belongs to, for {@link #endCredential}
     */
    public void bridge(ServerWebSocket socket, TerminalRequest request, UUID credential) {
        TerminalConnection connection =
                new TerminalConnection(socket, new TerminalConnection.Of(request, credential), traffic);
        open.add(connection);
        connection.start(source, () -> open.remove(connection));
    }

    /** Closes the terminals of a sign-in or token that ended. */
    public void endCredential(UUID credential) {
        open.stream()
                .filter(connection -> connection.of().credential().equals(credential))
                .forEach(connection -> connection.end(TerminalEnd.SESSION_ENDED));
    }

    /** Closes the terminals of a workspace that stopped, went, or may no longer be used. */
    public void endWorkspace(UUID workspace, TerminalEnd end) {
        open.stream()
                .filter(connection -> connection.of().request().workspace().equals(workspace))
                .forEach(connection -> connection.end(end));
    }

    /** How many terminals are open. */
    public int size() {
        return open.size();
    }
}

package io.studiolo.server.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who is connected to what now. In memory, told by those who hold the connections. */
@ApplicationScoped
public class Connections {
    private final Map<UUID, Open> byId = new ConcurrentHashMap<>();

    /**
     * A connection.
     *
     * @param kind app-session or terminal
     */
    public record Open(UUID workspace, String kind, String user) {}

    public void opened(UUID connection, Open open) {
        byId.put(connection, open);
    }

    public void closed(UUID connection) {
        byId.remove(connection);
    }

    /** How many of a kind a user has open. */
    public long count(String kind, String user) {
        return byId.values().stream()
                .filter(open -> open.kind().equals(kind) && open.user().equals(user))
                .count();
    }

    /** Those of a workspace, each person once per kind. */
    List<Open> of(UUID workspace) {
        return byId.values().stream()
                .filter(open -> open.workspace().equals(workspace))
                .distinct()
                .toList();
    }
}

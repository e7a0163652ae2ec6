package io.studiolo.server.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studiolo.api.WorkspaceState;
import io.studiolo.api.WorkspaceType;
import io.studiolo.runtime.Limits;
import io.studiolo.server.template.Recipe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Between {@link WorkspaceRow} and the columns of the table {@code workspace}. */
final class RowMapping implements RowMapper<WorkspaceRow> {
    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<List<String>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<Recipe.App>> APPS = new TypeReference<>() {};

    /** More different lists of apps than there are templates and versions of them will hardly be. */
    private static final int MAX_APPS = 1000;

    private final ObjectMapper json;
    /** Workspaces of one template have the same apps, and a list of workspaces reads them again and again. */
    private final Map<String, List<Recipe.App>> apps = new ConcurrentHashMap<>();

    RowMapping(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public WorkspaceRow map(ResultSet rs, StatementContext context) throws SQLException {
        return new WorkspaceRow(
                rs.getObject("id", UUID.class),
                rs.getObject("owner_id", UUID.class),
                rs.getString("owner"),
                settings(rs),
                new WorkspaceRow.Wish(
                        Desired.fromWire(rs.getString("desired")),
                        rs.getLong("generation"),
                        rs.getLong("settled_generation"),
                        rs.getBoolean("restart"),
                        rs.getTimestamp("requested_at").toInstant()),
                new WorkspaceRow.Condition(
                        phase(rs),
                        rs.getString("cause"),
                        rs.getString("actor"),
                        rs.getTimestamp("since").toInstant()),
                rs.getTimestamp("created_at").toInstant(),
                instant(rs, "deleted_at"),
                instant(rs, "purge_at"),
                rs.getLong("version"));
    }

    private WorkspaceRow.Settings settings(ResultSet rs) throws SQLException {
        return new WorkspaceRow.Settings(
                rs.getString("name"),
                rs.getString("description"),
                WorkspaceType.fromWire(rs.getString("type")),
                rs.getString("template"),
                rs.getInt("template_version"),
                rs.getString("image"),
                apps(rs.getString("apps")),
                new Limits(rs.getLong("cpu_millis"), rs.getLong("memory_bytes"), rs.getInt("pids")),
                strings(rs.getString("parameters")),
                strings(rs.getString("env")),
                strings(rs.getString("secret_env")));
    }

    /** Reads the columns that make a phase. */
    Phase phase(ResultSet rs) throws SQLException {
        String address = rs.getString("address");
        Instant startedAt = instant(rs, "started_at");
        return switch (WorkspaceState.fromWire(rs.getString("state"))) {
            case PENDING -> new Phase.Pending();
            case STARTING -> new Phase.Starting();
            case RUNNING -> new Phase.Running(require(address), require(startedAt));
            case STOPPING -> new Phase.Stopping();
            case STOPPED, DORMANT -> new Phase.Stopped();
            case DELETING -> new Phase.Deleting();
            case DELETED -> new Phase.Deleted();
            case FAILED -> new Phase.Failed(require(rs.getString("reason")), read(rs.getString("log_tail"), LINES));
            case UNKNOWN -> new Phase.Unknown(address, startedAt);
        };
    }

    /** The columns that a phase fills beyond its name. */
    record PhaseColumns(
            @Nullable String reason,
            String logTail,
            @Nullable String address,
            @Nullable Instant startedAt) {}

    PhaseColumns columns(Phase phase) {
        return switch (phase) {
            case Phase.Running r -> new PhaseColumns(null, "[]", r.address(), r.startedAt());
            case Phase.Unknown u -> new PhaseColumns(null, "[]", u.address(), u.startedAt());
            case Phase.Failed f -> new PhaseColumns(f.reason(), write(f.logTail()), null, null);
            default -> new PhaseColumns(null, "[]", null, null);
        };
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of strings always serialise", e);
        }
    }

    private List<Recipe.App> apps(String text) {
        if (apps.size() > MAX_APPS) {
            apps.clear();
        }
        return apps.computeIfAbsent(text, key -> read(key, APPS));
    }

    private Map<String, String> strings(String text) {
        return text.equals("{}") ? Map.of() : read(text, STRINGS);
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what it was given", e);
        }
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp timestamp = rs.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static <T> T require(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a column is empty that its state fills");
        }
        return value;
    }
}

package io.studiolo.server.workspace;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.studiolo.api.WorkspaceState;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table {@code workspace}. Every change names the version it starts from: who comes second starts again. */
@ApplicationScoped
class WorkspaceStore {
    private static final String SELECT =
            "select w.*, u.name as owner from workspace w join users u on u.id = w.owner_id ";

    private final Jdbi jdbi;
    private final RowMapping mapping;

    WorkspaceStore(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.mapping = new RowMapping(json);
    }

    /**
     * Which workspaces, newest first.
     *
     * @param owner only this user's; absent: everybody's
     * @param states empty: all but those in the bin
     * @param text part of the name; empty: any
     * @param after the last one of the page before
     */
    record Filter(
            @Nullable UUID owner,
            Set<WorkspaceState> states,
            String text,
            @Nullable Position after,
            int limit) {}

    /** A place in the list. */
    record Position(Instant createdAt, UUID id) {}

    void insert(Handle handle, WorkspaceRow row) {
        WorkspaceRow.Settings s = row.settings();
        handle.createUpdate("""
                        insert into workspace (id, owner_id, name, description, type, template, template_version, image,
                            apps, cpu_millis, memory_bytes, pids, parameters, env, secret_env, desired, generation,
                            settled_generation, restart, requested_at, state, cause, actor, since, log_tail, created_at,
                            version)
                        values (:id, :ownerId, :name, :description, :type, :template, :templateVersion, :image,
                            :apps::jsonb, :cpu, :memory, :pids, :parameters::jsonb, :env::jsonb, :secretEnv::jsonb,
                            'running', 1, 0, false, :at, 'pending', :cause, :actor, :at, '[]', :at, 1)""")
                .bind("id", row.id())
                .bind("ownerId", row.ownerId())
                .bind("name", s.name())
                .bind("description", s.description())
                .bind("type", s.type().wire())
                .bind("template", s.template())
                .bind("templateVersion", s.templateVersion())
                .bind("image", s.image())
                .bind("apps", mapping.write(s.apps()))
                .bind("cpu", s.limits().cpuMillis())
                .bind("memory", s.limits().memoryBytes())
                .bind("pids", s.limits().pids())
                .bind("parameters", mapping.write(s.parameters()))
                .bind("env", mapping.write(s.env()))
                .bind("secretEnv", mapping.write(s.secretEnv()))
                .bind("at", row.createdAt())
                .bind("cause", row.condition().cause())
                .bind("actor", row.condition().actor())
                .execute();
    }

    Optional<WorkspaceRow> find(UUID id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    Optional<WorkspaceRow> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "where w.id = :id")
                .bind("id", id)
                .map(mapping)
                .findOne();
    }

    Optional<WorkspaceRow> findByName(String owner, String name) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "where u.name = :owner and w.name = :name and w.desired in ('running', 'stopped')")
                .bind("owner", owner)
                .bind("name", name)
                .map(mapping)
                .findOne());
    }

    List<WorkspaceRow> list(Filter filter) {
        StringBuilder sql = new StringBuilder(SELECT).append("where true");
        sql.append(filter.states().isEmpty() ? " and w.state <> 'deleted'" : " and w.state = any(:states)");
        if (filter.owner() != null) {
            sql.append(" and w.owner_id = :owner");
        }
        if (!filter.text().isEmpty()) {
            sql.append(" and position(:text in w.name) > 0");
        }
        if (filter.after() != null) {
            sql.append(" and (w.created_at, w.id) < (:createdAt, :id)");
        }
        sql.append(" order by w.created_at desc, w.id desc limit :limit");
        return jdbi.withHandle(
                handle -> bind(handle.createQuery(sql), filter).map(mapping).list());
    }

    private static Query bind(Query query, Filter filter) {
        if (!filter.states().isEmpty()) {
            query.bindArray(
                    "states",
                    String.class,
                    filter.states().stream().map(WorkspaceState::wire).toList());
        }
        if (filter.owner() != null) {
            query.bind("owner", filter.owner());
        }
        if (!filter.text().isEmpty()) {
            query.bind("text", filter.text());
        }
        if (filter.after() != null) {
            query.bind("createdAt", filter.after().createdAt())
                    .bind("id", filter.after().id());
        }
        return query.bind("limit", filter.limit());
    }

    /** The id of a user; one that nobody has where there is no such user. */
    UUID owner(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from users where name = :name")
                .bind("name", name)
                .mapTo(UUID.class)
                .findOne()
                .orElse(new UUID(0, 0)));
    }

    /** Everything that is not purged, for the tables in memory. */
    List<WorkspaceRow> all() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT).map(mapping).list());
    }

    private static final String BRIEF = """
            select id, desired, state, address, started_at, reason, '[]' as log_tail,
                settled_generation >= generation and not restart as settled
            from workspace
            """;

    /** What a scan needs of a row. */
    record Brief(UUID id, Desired desired, Phase phase, boolean settled) {}

    /** Those that something should run of, or that somebody waits for; the many that rest in peace are left out. */
    List<Brief> awake() {
        return jdbi.withHandle(
                handle -> handle.createQuery(BRIEF + """
                        where desired = 'running' or state not in ('stopped', 'deleted')
                            or settled_generation < generation or restart""").map(this::brief).list());
    }

    /** Those of given ids. */
    List<Brief> briefs(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(BRIEF + "where id = any(:ids)")
                .bindArray("ids", UUID.class, ids)
                .map(this::brief)
                .list());
    }

    private Brief brief(ResultSet rs, StatementContext context) throws SQLException {
        return new Brief(
                rs.getObject("id", UUID.class),
                Desired.fromWire(rs.getString("desired")),
                mapping.phase(rs),
                rs.getBoolean("settled"));
    }

    /** Those that run as far as is known. */
    List<WorkspaceRow> running() {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where w.state = 'running'")
                .map(mapping)
                .list());
    }

    /** Those in the bin whose time is over. */
    List<WorkspaceRow> overdue(Instant now) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "where w.desired = 'binned' and w.purge_at <= :now limit 100")
                        .bind("now", now)
                        .map(mapping)
                        .list());
    }

    /**
     * Writes a changed row over the version it was made from.
     *
     * @return whether it still was that version
     */
    boolean update(Handle handle, WorkspaceRow row) {
        RowMapping.PhaseColumns columns = mapping.columns(row.phase());
        return handle.createUpdate("""
                        update workspace set name = :name, description = :description, desired = :desired,
                            generation = :generation, settled_generation = :settled, restart = :restart,
                            requested_at = :requestedAt, state = :state, cause = :cause, reason = :reason,
                            actor = :actor, since = :since, log_tail = :logTail::jsonb, address = :address,
                            started_at = :startedAt, deleted_at = :deletedAt, purge_at = :purgeAt,
                            version = version + 1
                        where id = :id and version = :version""")
                        .bind("name", row.name())
                        .bind("description", row.settings().description())
                        .bind("desired", row.wish().desired().wire())
                        .bind("generation", row.wish().generation())
                        .bind("settled", row.wish().settled())
                        .bind("restart", row.wish().restart())
                        .bind("requestedAt", row.wish().requestedAt())
                        .bind("state", row.phase().state().wire())
                        .bind("cause", row.condition().cause())
                        .bind("reason", columns.reason())
                        .bind("actor", row.condition().actor())
                        .bind("since", row.condition().since())
                        .bind("logTail", columns.logTail())
                        .bind("address", columns.address())
                        .bind("startedAt", columns.startedAt())
                        .bind("deletedAt", row.deletedAt())
                        .bind("purgeAt", row.purgeAt())
                        .bind("id", row.id())
                        .bind("version", row.version())
                        .execute()
                == 1;
    }

    void delete(Handle handle, UUID id) {
        handle.createUpdate("delete from workspace where id = :id")
                .bind("id", id)
                .execute();
    }

    /** The limits of all that run or are asked to, as one sum. */
    Reserved reserved() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(sum(cpu_millis), 0) as cpu, coalesce(sum(memory_bytes), 0) as memory,
                            count(*) as workspaces
                        from workspace where desired = 'running' and state <> 'failed'""")
                .map((rs, ctx) -> new Reserved(rs.getLong("cpu"), rs.getLong("memory"), rs.getInt("workspaces")))
                .one());
    }

    /** What is promised to workspaces. */
    record Reserved(long cpuMillis, long memoryBytes, int workspaces) {}
}

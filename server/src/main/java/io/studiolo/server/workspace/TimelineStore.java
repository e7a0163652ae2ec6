package io.studiolo.server.workspace;

import io.studiolo.api.TimelineEntry;
import io.studiolo.api.WorkspaceState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The tables {@code timeline} and {@code start_history}: what happened, and how long starts took. */
@ApplicationScoped
class TimelineStore {
    private final Jdbi jdbi;

    TimelineStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Records a transition in the transaction that makes it. */
    void transition(Handle handle, WorkspaceRow after, @Nullable WorkspaceState from) {
        handle.createUpdate("""
                        insert into timeline (workspace_id, at, kind, from_state, to_state, actor, cause)
                        values (:workspace, :at, 'state', :from, :to, :actor, :cause)""")
                .bind("workspace", after.id())
                .bind("at", after.condition().since())
                .bind("from", from == null ? null : from.wire())
                .bind("to", after.phase().state().wire())
                .bind("actor", after.condition().actor())
                .bind("cause", after.condition().cause())
                .execute();
    }

    /** Records an event that nobody asked for. */
    void note(UUID workspace, Instant at, String kind, String cause) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into timeline (workspace_id, at, kind, actor, cause)
                        values (:workspace, :at, :kind, :actor, :cause)""")
                .bind("workspace", workspace)
                .bind("at", at)
                .bind("kind", kind)
                .bind("actor", Reports.SYSTEM)
                .bind("cause", cause)
                .execute());
    }

    /**
     * Newest first.
     *
     * @param before only entries with a smaller id
     */
    List<TimelineEntry> list(UUID workspace, long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, at, kind, from_state, to_state, actor, cause from timeline
                        where workspace_id = :workspace and id < :before order by id desc limit :limit""")
                .bind("workspace", workspace)
                .bind("before", before)
                .bind("limit", limit)
                .map((rs, ctx) -> new TimelineEntry(
                        rs.getLong("id"),
                        rs.getTimestamp("at").toInstant(),
                        rs.getString("kind"),
                        state(rs.getString("from_state")),
                        state(rs.getString("to_state")),
                        rs.getString("actor"),
                        rs.getString("cause")))
                .list());
    }

    /** Whether there is or ever was such a workspace: a timeline outlives it. */
    boolean knows(UUID workspace) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select 1 from timeline where workspace_id = :workspace)")
                        .bind("workspace", workspace)
                        .mapTo(Boolean.class)
                        .one());
    }

    private static @Nullable WorkspaceState state(@Nullable String wire) {
        return wire == null ? null : WorkspaceState.fromWire(wire);
    }

    void started(String template, Instant at, long elapsedMs) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into start_history (template, at, elapsed_ms) values (:template, :at, :elapsed)")
                .bind("template", template)
                .bind("at", at)
                .bind("elapsed", elapsedMs)
                .execute());
    }

    /** The median of a template's last twenty starts here, milliseconds. */
    OptionalLong usualStart(String template) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select percentile_disc(0.5) within group (order by elapsed_ms) as median
                        from (select elapsed_ms from start_history where template = :template
                              order by at desc limit 20) last""")
                .bind("template", template)
                .map((rs, ctx) -> {
                    long median = rs.getLong("median");
                    return rs.wasNull() ? OptionalLong.empty() : OptionalLong.of(median);
                })
                .one());
    }
}

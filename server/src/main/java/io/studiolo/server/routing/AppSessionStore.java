package io.studiolo.server.routing;

import io.studiolo.gateway.route.AppHost;
import io.studiolo.gateway.route.AppSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The tables {@code app_code} and {@code app_session}; secrets only as hashes. */
@ApplicationScoped
class AppSessionStore {
    private final Jdbi jdbi;

    AppSessionStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What a code is good for.
     *
     * @param session of the control origin
     * @param endsAt when that session ends at the latest
     */
    record Grant(UUID workspace, AppHost host, UUID session, String user, Instant endsAt) {}

    /** An app session with the hash of its cookie and the control session it hangs on. */
    record Entry(String hash, UUID controlSession, AppSession session) {}

    void insertCode(String hash, String nonceHash, Grant grant, Instant expiresAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into app_code (hash, host, nonce_hash, workspace_id, session_id, user_name, ends_at,
                            expires_at)
                        values (:hash, :host, :nonce, :workspace, :session, :user, :ends, :expires)""")
                .bind("hash", hash)
                .bind("host", grant.host().label())
                .bind("nonce", nonceHash)
                .bind("workspace", grant.workspace())
                .bind("session", grant.session())
                .bind("user", grant.user())
                .bind("ends", grant.endsAt())
                .bind("expires", expiresAt)
                .execute());
    }

    /** Takes a code out; whoever comes second finds none. Old codes go with it. */
    Optional<Grant> takeCode(String hash, AppHost host, String nonceHash, Instant now) {
        return jdbi.inTransaction(handle -> {
            Optional<Grant> grant = handle.createQuery("""
                            delete from app_code where hash = :hash
                            returning workspace_id, session_id, user_name, ends_at,
                                host = :host and nonce_hash = :nonce and expires_at > :now as good""")
                    .bind("hash", hash)
                    .bind("host", host.label())
                    .bind("nonce", nonceHash)
                    .bind("now", now)
                    .map((rs, ctx) -> rs.getBoolean("good") ? Optional.of(grant(rs, host)) : Optional.<Grant>empty())
                    .findOne()
                    .flatMap(found -> found);
            handle.createUpdate("delete from app_code where expires_at < :now")
                    .bind("now", now)
                    .execute();
            return grant;
        });
    }

    private static Grant grant(ResultSet rs, AppHost host) throws SQLException {
        return new Grant(
                rs.getObject("workspace_id", UUID.class),
                host,
                rs.getObject("session_id", UUID.class),
                rs.getString("user_name"),
                rs.getTimestamp("ends_at").toInstant());
    }

    void insert(Entry entry) {
        AppSession s = entry.session();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into app_session (id, hash, host, workspace_id, session_id, user_name, expires_at)
                        values (:id, :hash, :host, :workspace, :session, :user, :expires)""")
                .bind("id", s.id())
                .bind("hash", entry.hash())
                .bind("host", s.host().label())
                .bind("workspace", s.workspace())
                .bind("session", entry.controlSession())
                .bind("user", s.user())
                .bind("expires", s.expiresAt())
                .execute());
    }

    /** All that have not expired. */
    List<Entry> all(Instant now, String domain) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from app_session where expires_at > :now")
                .bind("now", now)
                .map((rs, ctx) -> entry(rs, domain))
                .list());
    }

    private static Entry entry(ResultSet rs, String domain) throws SQLException {
        AppHost host =
                AppHost.parse(rs.getString("host") + "." + domain, domain).orElseThrow();
        return new Entry(
                rs.getString("hash"),
                rs.getObject("session_id", UUID.class),
                new AppSession(
                        rs.getObject("id", UUID.class),
                        rs.getObject("workspace_id", UUID.class),
                        host,
                        rs.getString("user_name"),
                        rs.getTimestamp("expires_at").toInstant()));
    }

    void deleteBySession(UUID controlSession) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from app_session where session_id = :session")
                    .bind("session", controlSession)
                    .execute();
            handle.createUpdate("delete from app_code where session_id = :session")
                    .bind("session", controlSession)
                    .execute();
        });
    }

    void deleteExpired(Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from app_session where expires_at <= :now")
                .bind("now", now)
                .execute());
    }
}

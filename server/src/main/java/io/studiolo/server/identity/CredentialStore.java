package io.studiolo.server.identity;

import io.studiolo.api.Permission;
import io.studiolo.api.PlatformRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Finds who a secret stands for. */
@ApplicationScoped
class CredentialStore {
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Jdbi jdbi;

    CredentialStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The caller that a session's secret stands for, if it hasn't ended; notes that it was seen. */
    Optional<Caller> session(byte[] hash, Instant now, Duration idle) {
        return jdbi.withHandle(handle -> {
            Optional<Caller> caller = handle.createQuery("""
                            select s.id as credential, s.expires_at as ends_at, u.* from session s
                            join users u on u.id = s.user_id
                            where s.hash = :hash and s.expires_at > :now and s.last_seen_at > :idle""")
                    .bind("hash", hash)
                    .bind("now", now)
                    .bind("idle", now.minus(idle))
                    .map((rs, ctx) -> caller(rs, true, Set.of()))
                    .findOne();
            if (caller.isPresent()) {
                handle.createUpdate("""
                                update session set last_seen_at = :now
                                where hash = :hash and last_seen_at < :minute""")
                        .bind("now", now)
                        .bind("hash", hash)
                        .bind("minute", now.minusSeconds(60))
                        .execute();
            }
            return caller;
        });
    }

    /** The caller that a token stands for, if it hasn't expired; notes that it was used. */
    Optional<Caller> token(byte[] hash, Instant now) {
        return jdbi.withHandle(handle -> {
            Optional<Caller> caller = handle.createQuery("""
                            select t.id as credential, t.scopes, t.expires_at as ends_at, u.* from token t
                            join users u on u.id = t.user_id
                            where t.hash = :hash and (t.expires_at is null or t.expires_at > :now)""")
                    .bind("hash", hash)
                    .bind("now", now)
                    .map((rs, ctx) -> caller(rs, false, scopes(rs.getArray("scopes"))))
                    .findOne();
            if (caller.isPresent()) {
                handle.createUpdate("""
                                update token set last_used_at = :now where hash = :hash
                                    and (last_used_at is null or last_used_at < :minute)""")
                        .bind("now", now)
                        .bind("hash", hash)
                        .bind("minute", now.minusSeconds(60))
                        .execute();
            }
            return caller;
        });
    }

    private static Caller caller(ResultSet rs, boolean browser, Set<Permission> scopes) throws SQLException {
        Timestamp ends = rs.getTimestamp("ends_at");
        return new Caller(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                PlatformRole.fromWire(rs.getString("role")),
                rs.getObject("credential", UUID.class),
                browser,
                scopes,
                browser && rs.getBoolean("password_change_required"),
                ends == null ? NEVER : ends.toInstant());
    }

    private static Set<Permission> scopes(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .map(Permission::fromWire)
                .collect(Collectors.toUnmodifiableSet());
    }
}

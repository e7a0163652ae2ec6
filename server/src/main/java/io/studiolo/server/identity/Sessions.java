package io.studiolo.server.identity;

import io.studiolo.api.Session;
import io.studiolo.api.SignInCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Sign-ins of the control origin: made, listed, ended. */
@ApplicationScoped
class Sessions {
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Event<CredentialEnded> ended;
    private final Duration idle;
    private final Duration absolute;

    Sessions(
            Jdbi jdbi,
            Clock clock,
            Event<CredentialEnded> ended,
            @ConfigProperty(name = "studiolo.session.idle", defaultValue = "PT12H") Duration idle,
            @ConfigProperty(name = "studiolo.session.absolute", defaultValue = "P7D") Duration absolute) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.ended = ended;
        this.idle = idle;
        this.absolute = absolute;
    }

    Duration idle() {
        return idle;
    }

    /** A new sign-in; the answer is the secret for the cookie. */
    String begin(UUID user, String device, String address) {
        String secret = SecretText.random();
        Instant now = clock.instant();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into session (id, user_id, hash, device, address, created_at, last_seen_at, expires_at)
                        values (:id, :user, :hash, :device, :address, :now, :now, :expires)""")
                .bind("id", UUID.randomUUID())
                .bind("user", user)
                .bind("hash", SecretText.hash(secret))
                .bind("device", device)
                .bind("address", address)
                .bind("now", now)
                .bind("expires", now.plus(absolute))
                .execute());
        return secret;
    }

    /** Newest first. */
    List<Session> list(UUID user, Optional<UUID> current) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from session where user_id = :user and expires_at > :now and last_seen_at > :idle
                        order by created_at desc limit 200""")
                .bind("user", user)
                .bind("now", clock.instant())
                .bind("idle", clock.instant().minus(idle))
                .map((rs, ctx) -> session(rs, current))
                .list());
    }

    private static Session session(ResultSet rs, Optional<UUID> current) throws SQLException {
        UUID id = rs.getObject("id", UUID.class);
        return new Session(
                id,
                rs.getString("device"),
                rs.getString("address"),
                rs.getTimestamp("created_at").toInstant(),
                rs.getTimestamp("last_seen_at").toInstant(),
                rs.getTimestamp("expires_at").toInstant(),
                current.filter(id::equals).isPresent());
    }

    /** Ends one session of a user; whether there was one. */
    boolean end(UUID user, UUID session) {
        boolean done =
                jdbi.withHandle(handle -> handle.createUpdate("delete from session where id = :id and user_id = :user")
                                .bind("id", session)
                                .bind("user", user)
                                .execute())
                        == 1;
        if (done) {
            ended.fire(new CredentialEnded(session));
        }
        return done;
    }

    /** Ends all sessions of a user but one; codes that could begin another are worth nothing any more. */
    void endOthers(UUID user, Optional<UUID> but) {
        List<UUID> gone = jdbi.withHandle(handle -> handle.createQuery("""
                        delete from session where user_id = :user and id is distinct from :but returning id""")
                .bind("user", user)
                .bind("but", but.orElse(null))
                .mapTo(UUID.class)
                .list());
        jdbi.useHandle(handle -> handle.createUpdate("delete from sign_in_code where user_id = :user")
                .bind("user", user)
                .execute());
        gone.forEach(id -> ended.fire(new CredentialEnded(id)));
    }

    /** Ends those whose time is over. */
    void endExpired() {
        List<UUID> gone = jdbi.withHandle(handle -> handle.createQuery(
                        "delete from session where expires_at <= :now or last_seen_at <= :idle returning id")
                .bind("now", clock.instant())
                .bind("idle", clock.instant().minus(idle))
                .mapTo(UUID.class)
                .list());
        gone.forEach(id -> ended.fire(new CredentialEnded(id)));
        jdbi.useHandle(handle -> {
            deleteBefore(handle, "delete from sign_in_code where expires_at < :at", clock.instant());
            Instant yesterday = clock.instant().minus(Duration.ofHours(24));
            deleteBefore(handle, "delete from idempotency where created_at < :at", yesterday);
        });
    }

    private static void deleteBefore(Handle handle, String sql, Instant at) {
        handle.createUpdate(sql).bind("at", at).execute();
    }

    /** A code that signs a user in once, in another browser. */
    SignInCode code(UUID user) {
        String code = SecretText.random();
        Instant expires = clock.instant().plus(CODE_LIFE);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "insert into sign_in_code (hash, user_id, expires_at) values (:hash, :user, :expires)")
                .bind("hash", SecretText.hash(code))
                .bind("user", user)
                .bind("expires", expires)
                .execute());
        return new SignInCode(code, expires);
    }

    /** Who a code signs in; it is used up by that. */
    Optional<UUID> redeem(String code) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "delete from sign_in_code where hash = :hash and expires_at > :now returning user_id")
                .bind("hash", SecretText.hash(code))
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .findOne());
    }
}

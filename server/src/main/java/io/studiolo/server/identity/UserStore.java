package io.studiolo.server.identity;

import io.studiolo.api.PlatformRole;
import io.studiolo.api.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The table {@code users}. */
@ApplicationScoped
class UserStore {
    private final Jdbi jdbi;

    UserStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A user with what only sign-in may see. */
    record Account(User user, String passwordHash, boolean passwordChangeRequired) {}

    /** Returns whether the name was free. */
    boolean insert(Account account) {
        User u = account.user();
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into users (id, name, display_name, role, password_hash, password_change_required,
                            created_at)
                        values (:id, :name, :display, :role, :hash, :change, :at) on conflict (name) do nothing""")
                        .bind("id", u.id())
                        .bind("name", u.name())
                        .bind("display", u.displayName())
                        .bind("role", u.role().wire())
                        .bind("hash", account.passwordHash())
                        .bind("change", account.passwordChangeRequired())
                        .bind("at", u.createdAt())
                        .execute())
                == 1;
    }

    Optional<Account> find(String name) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from users where name = :name")
                .bind("name", name)
                .map((rs, ctx) -> account(rs))
                .findOne());
    }

    Optional<Account> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from users where id = :id")
                .bind("id", id)
                .map((rs, ctx) -> account(rs))
                .findOne());
    }

    boolean empty() {
        return jdbi.withHandle(handle -> handle.createQuery("select not exists (select 1 from users)")
                .mapTo(Boolean.class)
                .one());
    }

    /** In the order of their names. */
    List<User> list(String after, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from users where name > :after order by name limit :limit")
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((rs, ctx) -> account(rs).user())
                        .list());
    }

    void password(UUID id, String hash) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update users set password_hash = :hash, password_change_required = false where id = :id")
                .bind("hash", hash)
                .bind("id", id)
                .execute());
    }

    private static Account account(ResultSet rs) throws SQLException {
        return new Account(
                new User(
                        rs.getObject("id", UUID.class),
                        rs.getString("name"),
                        rs.getString("display_name"),
                        PlatformRole.fromWire(rs.getString("role")),
                        rs.getTimestamp("created_at").toInstant()),
                rs.getString("password_hash"),
                rs.getBoolean("password_change_required"));
    }
}

package io.studiolo.server.identity;

import io.studiolo.api.Permission;
import io.studiolo.api.Token;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The table {@code token}: API tokens, each only as a hash. */
@ApplicationScoped
class TokenStore {
    private final Jdbi jdbi;

    TokenStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(UUID user, Token token, String secret) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into token (id, user_id, name, prefix, hash, scopes, created_at, expires_at)
                        values (:id, :user, :name, :prefix, :hash, :scopes, :created, :expires)""")
                .bind("id", token.id())
                .bind("user", user)
                .bind("name", token.name())
                .bind("prefix", token.prefix())
                .bind("hash", SecretText.hash(secret))
                .bindArray(
                        "scopes",
                        String.class,
                        token.scopes().stream().map(Permission::wire).toList())
                .bind("created", token.createdAt())
                .bind("expires", token.expiresAt())
                .execute());
    }

    /** Newest first. */
    List<Token> list(UUID user) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from token where user_id = :user order by created_at desc limit 200")
                .bind("user", user)
                .map((rs, ctx) -> token(rs))
                .list());
    }

    boolean delete(UUID user, UUID id) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from token where id = :id and user_id = :user")
                        .bind("id", id)
                        .bind("user", user)
                        .execute())
                == 1;
    }

    void deleteNamed(UUID user, String name) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from token where user_id = :user and name = :name")
                .bind("user", user)
                .bind("name", name)
                .execute());
    }

    private static Token token(ResultSet rs) throws SQLException {
        List<Permission> scopes = Arrays.stream((String[]) rs.getArray("scopes").getArray())
                .map(Permission::fromWire)
                .toList();
        return new Token(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("prefix"),
                scopes,
                rs.getTimestamp("created_at").toInstant(),
                instant(rs.getTimestamp("expires_at")),
                instant(rs.getTimestamp("last_used_at")),
                null);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}

package io.studiolo.server.identity;

import io.studiolo.api.Permission;
import io.studiolo.api.PlatformRole;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who makes a request.
 *
 * @param name the user name
 * @param credential the session or token by which they prove it
 * @param browser whether that is a session of a browser
 * @param scopes what the token may do; empty: everything its owner may
 * @param endsAt when session or token end at the latest
 */
public record Caller(
        UUID userId,
        String name,
        PlatformRole role,
        UUID credential,
        boolean browser,
        Set<Permission> scopes,
        boolean passwordChangeRequired,
        Instant endsAt) {

    public boolean admin() {
        return role == PlatformRole.ADMIN;
    }

    /** The session of a browser; empty for a token. */
    public Optional<UUID> session() {
        return browser ? Optional.of(credential) : Optional.empty();
    }

    /** Whether the token's scopes hold this permission; a session holds all. */
    public boolean inScope(Permission permission) {
        return scopes.isEmpty() || scopes.contains(permission);
    }
}

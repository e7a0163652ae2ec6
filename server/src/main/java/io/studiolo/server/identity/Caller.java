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
 * @param session the session of a browser; empty for a token
 * @param scopes what the token may do; empty: everything its owner may
 * @param endsAt when session or token end at the latest
 */
public record Caller(
        UUID userId,
        String name,
        PlatformRole role,
        Optional<UUID> session,
        Set<Permission> scopes,
        boolean passwordChangeRequired,
        Instant endsAt) {

    public boolean admin() {
        return role == PlatformRole.ADMIN;
    }

    /** Whether the token's scopes hold this permission; a session holds all. */
    public boolean inScope(Permission permission) {
        return scopes.isEmpty() || scopes.contains(permission);
    }
}

package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API token. The secret is stored only as a hash.
 *
 * @param prefix the first characters of the secret, to recognise it by
 * @param token the secret; present only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Token(
        UUID id,
        String name,
        String prefix,
        List<Permission> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String token) {}

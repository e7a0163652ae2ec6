package io.studiolo.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A new API token of the caller.
 *
 * @param name 1 to 64 characters
 * @param scopes what it may do; never more than its owner may; absent: everything its owner may
 * @param expiresIn a duration such as {@code 1h}, {@code 30d}; at most {@code 366d}; absent: {@code 30d}
 */
public record TokenRequest(
        String name,
        @Nullable List<Permission> scopes,
        @Nullable String expiresIn) {}

package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in.
 *
 * @param csrfToken to be sent as {@code X-Csrf-Token} with every changing request; absent for a bearer token
 * @param passwordChangeRequired until the password is changed, everything else is refused
 * @param expiresAt when the session or token ends at the latest; absent if never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignedIn(
        User user,
        @Nullable String csrfToken,
        boolean passwordChangeRequired,
        @Nullable Instant expiresAt) {}

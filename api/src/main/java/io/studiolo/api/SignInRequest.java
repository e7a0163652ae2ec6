package io.studiolo.api;

import org.jspecify.annotations.Nullable;

/**
 * Signs in with a local account's user name and password, or with a one-time sign-in code alone.
 *
 * @param code a one-use code that {@code studiolo quickstart} printed; then the other two are absent
 */
public record SignInRequest(
        @Nullable String username,
        @Nullable String password,
        @Nullable String code) {}

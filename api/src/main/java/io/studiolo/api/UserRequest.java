package io.studiolo.api;

import org.jspecify.annotations.Nullable;

/**
 * A new local account, made by a platform admin.
 *
 * @param name 2 to 20 of {@code a-z 0-9 -}, begins with a letter
 * @param displayName absent: the name
 * @param password 12 to 256 characters; absent: a one-time password is made and answered once
 * @param role absent: member
 */
public record UserRequest(
        String name,
        @Nullable String displayName,
        @Nullable String password,
        @Nullable PlatformRole role) {}

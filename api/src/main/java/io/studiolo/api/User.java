package io.studiolo.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A person with an account here.
 *
 * @param name the unique user name, part of the addresses of apps
 * @param role what the user may do on the platform
 */
public record User(UUID id, String name, String displayName, PlatformRole role, Instant createdAt) {}

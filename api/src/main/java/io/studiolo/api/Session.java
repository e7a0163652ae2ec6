package io.studiolo.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A sign-in of the caller that has not ended.
 *
 * @param device the browser and system, read from its user agent
 * @param address the address it signed in from
 * @param current whether this very request belongs to it
 */
public record Session(
        UUID id,
        String device,
        String address,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt,
        boolean current) {}

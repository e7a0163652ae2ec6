package io.studiolo.gateway.route;

import java.time.Instant;
import java.util.UUID;

/**
 * A person's sign-in to one app origin.
 *
 * @param id identifies it; not secret
 * @param workspace the only workspace it is good for
 * @param host the only origin it is good for
 * @param user the user name
 * @param expiresAt when it ends at the latest
 */
public record AppSession(UUID id, UUID workspace, AppHost host, String user, Instant expiresAt) {}

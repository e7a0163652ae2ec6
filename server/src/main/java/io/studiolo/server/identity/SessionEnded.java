package io.studiolo.server.identity;

import java.util.UUID;

/** Fired when a session ended, by whatever cause: what hangs on it must end within two seconds. */
public record SessionEnded(UUID session) {}

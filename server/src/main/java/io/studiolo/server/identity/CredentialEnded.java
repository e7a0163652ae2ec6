package io.studiolo.server.identity;

import java.util.UUID;

/** Fired when a session or token ended before its time: what hangs on it must end within two seconds. */
public record CredentialEnded(UUID credential) {}

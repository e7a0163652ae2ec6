package io.studiolo.api;

import java.time.Instant;

/**
 * Signs its maker in once, in another browser.
 *
 * @param code one use
 * @param expiresAt at most 10 minutes from its making
 */
public record SignInCode(String code, Instant expiresAt) {}

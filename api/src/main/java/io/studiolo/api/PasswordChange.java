package io.studiolo.api;

/**
 * Changes the caller's own password; every other session of theirs ends.
 *
 * @param next 12 to 256 characters, not the user name
 */
public record PasswordChange(String current, String next) {}

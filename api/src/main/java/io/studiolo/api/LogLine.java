package io.studiolo.api;

import java.time.Instant;

/**
 * A line that a workspace wrote.
 *
 * @param source the app's name, or {@code init} for the events of starting and restarting
 */
public record LogLine(Instant at, String source, String text) {}

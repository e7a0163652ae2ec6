package io.studiolo.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a log.
 *
 * @param tail at most so many of the last lines
 * @param since only lines after this moment; absent: all
 * @param follow stay and wait for further lines until closed or the container ends
 */
public record LogRequest(int tail, @Nullable Instant since, boolean follow) {}

package io.studiolo.server.task;

import org.jspecify.annotations.Nullable;

/**
 * Places where a test pulls the plug. With the environment variable {@code STUDIOLO_FAILPOINT} set to a place's name, the
 * process ends there as {@code kill -9} would end it: no shutdown hook, no flush. Unset, it costs one comparison.
 */
public final class Failpoint {
    private static final @Nullable String ARMED = System.getenv("STUDIOLO_FAILPOINT");
    private static final int KILLED = 137;

    private Failpoint() {}

    /** This place is reached. */
    public static void reached(String place) {
        if (ARMED != null && ARMED.equals(place)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}

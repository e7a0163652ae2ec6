package io.studiolo.gateway.proxy;

import io.studiolo.gateway.route.Traffic;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Tells {@link Traffic} of use, at most once a second for a workspace. Belongs to one event loop. */
final class Activity {
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_REMEMBERED = 10_000;

    private final Traffic traffic;
    private final Map<UUID, Long> told = new HashMap<>();

    Activity(Traffic traffic) {
        this.traffic = traffic;
    }

    void seen(UUID workspace) {
        long now = System.nanoTime();
        Long last = told.get(workspace);
        if (last != null && now - last < SECOND) {
            return;
        }
        if (told.size() >= MOST_REMEMBERED) {
            told.clear();
        }
        told.put(workspace, now);
        traffic.seen(workspace);
    }
}

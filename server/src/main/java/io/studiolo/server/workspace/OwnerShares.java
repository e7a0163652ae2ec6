package io.studiolo.server.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many of one owner's workspaces are worked on at once: programs that take their time to stop, many of them, are not
 * to hold up everybody else's workspaces.
 */
@ApplicationScoped
class OwnerShares {
    /** A quarter of what is worked on at once. */
    static final int AT_ONCE = 8;

    private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();

    /** Takes a place; false if the owner has none left. */
    boolean take(UUID owner) {
        boolean[] taken = new boolean[1];
        underWay.compute(owner, (id, places) -> {
            int now = places == null ? 0 : places;
            taken[0] = now < AT_ONCE;
            return taken[0] ? now + 1 : now;
        });
        return taken[0];
    }

    /** Gives a place back. */
    void give(UUID owner) {
        underWay.computeIfPresent(owner, (id, places) -> places > 1 ? places - 1 : null);
    }
}

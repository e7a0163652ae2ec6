package io.studiolo.server.workspace;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Fired in this process after a scan: runs that are over while their rows don't say so yet. The address of such a one may
 * be another workspace's by now, and nothing may be sent there in its name.
 *
 * @param startedAt when each of these runs began; all that the last scan found, not only the new ones
 */
public record RunsLost(Map<UUID, Instant> startedAt) {
    public RunsLost {
        startedAt = Map.copyOf(startedAt);
    }
}

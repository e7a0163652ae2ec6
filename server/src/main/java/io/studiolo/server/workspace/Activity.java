package io.studiolo.server.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** When each workspace was last used, as far as this process has seen. */
@ApplicationScoped
public class Activity {
    private final Clock clock;
    private final Map<UUID, Instant> last = new ConcurrentHashMap<>();

    Activity(Clock clock) {
        this.clock = clock;
    }

    /** It is being used now. */
    public void seen(UUID workspace) {
        last.put(workspace, clock.instant());
    }

    Optional<Instant> last(UUID workspace) {
        return Optional.ofNullable(last.get(workspace));
    }

    void forget(@Observes WorkspaceChanged changed) {
        if (changed.row().isEmpty()) {
            last.remove(changed.id());
        }
    }
}

package io.studiolo.server.workspace;

import io.studiolo.api.Progress;
import io.studiolo.api.Progress.StageState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How far starts have come. In memory: after a restart of the server a start begins to tell anew. */
@ApplicationScoped
class Progresses {
    private final Clock clock;
    private final Map<UUID, Tracker> byWorkspace = new ConcurrentHashMap<>();

    Progresses(Clock clock) {
        this.clock = clock;
    }

    /** The stages of a start in their order, and the share of the whole that each usually takes. */
    enum StartStage {
        QUEUE(2),
        IMAGE(8),
        VOLUME(5),
        CONTAINER(25),
        APPS(60);

        private final int weight;

        StartStage(int weight) {
            this.weight = weight;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Begins to tell of a start, unless it already does. */
    Tracker begin(UUID workspace, Instant requestedAt, @Nullable Long usualMs) {
        return byWorkspace.computeIfAbsent(workspace, id -> new Tracker(requestedAt, usualMs));
    }

    Optional<Tracker> find(UUID workspace) {
        return Optional.ofNullable(byWorkspace.get(workspace));
    }

    void end(UUID workspace) {
        byWorkspace.remove(workspace);
    }

    Optional<Progress> of(UUID workspace) {
        return find(workspace).map(Tracker::read);
    }

    /** One start. */
    final class Tracker {
        private final Instant requestedAt;
        private final @Nullable Long usualMs;
        private final Map<StartStage, Progress.Stage> stages = new EnumMap<>(StartStage.class);
        private StartStage current = StartStage.QUEUE;

        private Tracker(Instant requestedAt, @Nullable Long usualMs) {
            this.requestedAt = requestedAt;
            this.usualMs = usualMs;
            for (StartStage stage : StartStage.values()) {
                stages.put(stage, new Progress.Stage(stage.wire(), StageState.WAITING, 0, ""));
            }
            at(StartStage.QUEUE, 0, "");
        }

        /** A stage is under way; those before it are done. */
        synchronized void at(StartStage stage, int percent, String detail) {
            for (StartStage earlier : StartStage.values()) {
                if (earlier.compareTo(stage) < 0) {
                    stages.put(earlier, new Progress.Stage(earlier.wire(), StageState.DONE, 100, ""));
                }
            }
            current = stage;
            stages.put(stage, new Progress.Stage(stage.wire(), StageState.ACTIVE, percent, detail));
        }

        private synchronized Progress read() {
            long elapsed =
                    Math.max(0, Duration.between(requestedAt, clock.instant()).toMillis());
            int percent = 0;
            List<Progress.Stage> list = new ArrayList<>();
            for (StartStage stage : StartStage.values()) {
                Progress.Stage one = stages.get(stage);
                if (one != null) {
                    percent += stage.weight * one.percent() / 100;
                    list.add(one);
                }
            }
            return new Progress(Math.max(percent, byTime(elapsed)), elapsed, usualMs, list);
        }

        /** Within the apps' stage nothing but time tells how far it is. */
        private int byTime(long elapsed) {
            if (usualMs == null || usualMs <= 0 || current != StartStage.APPS) {
                return 0;
            }
            return (int) Math.min(95, 100 * elapsed / usualMs);
        }
    }
}

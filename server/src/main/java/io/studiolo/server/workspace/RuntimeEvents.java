package io.studiolo.server.workspace;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.studiolo.api.Quantity;
import io.studiolo.runtime.RuntimeEvent;
import io.studiolo.runtime.Subscription;
import io.studiolo.runtime.WorkspaceRuntime;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears what the runtime tells: a change makes the reconciler look; a process that ran out of memory is put on record. */
@ApplicationScoped
class RuntimeEvents {
    private static final Logger LOG = LoggerFactory.getLogger(RuntimeEvents.class);
    /** A program that is started again and again would fill the timeline. */
    private static final Duration TOLD_EVERY = Duration.ofSeconds(10);

    private final WorkspaceRuntime runtime;
    private final ReconcileTask reconcile;
    private final WorkspaceStore store;
    private final Reports reports;
    private final Clock clock;
    private final Map<UUID, Instant> told = new ConcurrentHashMap<>();
    private @Nullable Subscription subscription;

    RuntimeEvents(
            WorkspaceRuntime runtime, ReconcileTask reconcile, WorkspaceStore store, Reports reports, Clock clock) {
        this.runtime = runtime;
        this.reconcile = reconcile;
        this.store = store;
        this.reports = reports;
        this.clock = clock;
    }

    void start(@Observes @Priority(9500) StartupEvent event) {
        subscription = runtime.watch(this::heard);
    }

    void stop(@Observes ShutdownEvent event) {
        if (subscription != null) {
            subscription.close();
        }
    }

    private void heard(RuntimeEvent event) {
        if (event.kind() == RuntimeEvent.Kind.OUT_OF_MEMORY) {
            outOfMemory(event.workspace());
        }
        reconcile.now(event.workspace());
    }

    private void outOfMemory(UUID id) {
        Instant now = clock.instant();
        Instant before = told.put(id, now);
        if (before != null && now.isBefore(before.plus(TOLD_EVERY))) {
            return;
        }
        try {
            store.find(id).ifPresent(row -> {
                String memory = Quantity.ofBytes(row.settings().limits().memoryBytes());
                String cause = memory + " of memory were used up, and the kernel ended a process";
                reports.happened(row, "out-of-memory", cause);
            });
        } catch (JdbiException e) {
            LOG.warn("that {} ran out of memory could not be put on record", id, e);
        }
    }
}

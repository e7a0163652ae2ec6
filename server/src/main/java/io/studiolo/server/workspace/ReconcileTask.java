package io.studiolo.server.workspace;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.runtime.ShutdownEvent;
import io.studiolo.server.task.BackgroundTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Makes the reconciler's work due: at once for a request or an event, again with back-off after a failure. */
@ApplicationScoped
class ReconcileTask {
    private static final TaskDescriptor<Void> RECONCILE = TaskDescriptor.of("workspace-reconcile", Void.class);
    private static final Duration SCAN_EVERY = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final double RETRY_RATE = 1.6;
    private static final int RETRY_MAX = 8;
    private static final Duration TURN = Duration.ofMillis(250);
    private static final long WHILE_BUSY_MS = 100;

    private final Instance<io.studiolo.server.task.Tasks> tasks;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();

    ReconcileTask(Instance<io.studiolo.server.task.Tasks> tasks) {
        this.tasks = tasks;
    }

    @Produces
    @Singleton
    BackgroundTask reconcile(Instance<WorkspaceReconciler> reconciler) {
        return new BackgroundTask(Tasks.custom(RECONCILE)
                .onFailure(backOff())
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    boolean done = reconciler.get().reconcile(UUID.fromString(instance.getId()));
                    return done ? new CompletionHandler.OnCompleteRemove<>() : inTurn();
                }));
    }

    private static CompletionHandler<Void> inTurn() {
        return (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(TURN));
    }

    private static FailureHandler<Void> backOff() {
        return (complete, operations) -> {
            int failures = Math.min(RETRY_MAX, complete.getExecution().consecutiveFailures);
            long wait = Math.round(RETRY.toMillis() * Math.pow(RETRY_RATE, failures));
            operations.reschedule(complete, complete.getTimeDone().plusMillis(wait));
        };
    }

    @Produces
    @Singleton
    BackgroundTask scan(Instance<WorkspaceScan> scan) {
        return new BackgroundTask(Tasks.recurring("workspace-scan", FixedDelay.of(SCAN_EVERY))
                .execute((instance, context) -> scan.get().scan()));
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdown();
    }

    /** Makes the reconciler look at a workspace now, or as soon as it is done with it. */
    void now(UUID id) {
        if (!tasks.get().now(RECONCILE.instance(id.toString()).build()) && waiting.add(id)) {
            threads.execute(() -> again(id));
        }
    }

    /** It is being worked on: what was asked for since then may have come too late for that. */
    private void again(UUID id) {
        try {
            Thread.sleep(WHILE_BUSY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.remove(id);
        }
        tasks.get().now(RECONCILE.instance(id.toString()).build());
    }
}

package io.studiolo.server.task;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Work in the background: db-scheduler over PostgreSQL. A task instance runs on one replica at a time; one whose replica
 * died is taken over when its heartbeat has been missing.
 */
@ApplicationScoped
public class Tasks {
    private static final int AT_ONCE = 32;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int TRIES = 5;

    private final DataSource dataSource;
    private final Jdbi jdbi;
    private final Instance<BackgroundTask> tasks;
    private final Clock clock;
    private final String replica = "server-" + UUID.randomUUID();
    private volatile Scheduler scheduler;

    Tasks(DataSource dataSource, Jdbi jdbi, Instance<BackgroundTask> tasks, Clock clock) {
        this.dataSource = dataSource;
        this.jdbi = jdbi;
        this.tasks = tasks;
        this.clock = clock;
        this.scheduler = create();
    }

    private Scheduler create() {
        List<Task<?>> once = new ArrayList<>();
        List<RecurringTask<?>> recurring = new ArrayList<>();
        tasks.forEach(contributed -> {
            Task<?> task = contributed.task();
            if (task instanceof RecurringTask<?> r) {
                recurring.add(r);
            } else {
                once.add(task);
            }
        });
        return Scheduler.create(dataSource, once)
                .startTasks(recurring)
                .schedulerName(new SchedulerName.Fixed(replica))
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .threads(AT_ONCE)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .enableImmediateExecution()
                .enablePriority()
                .build();
    }

    /** Begins to work, after every room is ready. */
    void start(@Observes @Priority(9000) StartupEvent event) {
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent event) {
        scheduler.stop();
    }

    /**
     * Makes a task due now, unless it is under way or due already.
     *
     * @return whether it was made due: false while it runs
     */
    public <T> boolean now(TaskInstance<T> instance) {
        if (isNew(instance)) {
            return true;
        }
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update scheduled_tasks set execution_time = :now
                        where task_name = :name and task_instance = :id and not picked and execution_time > :now""")
                        .bind("now", clock.instant())
                        .bind("name", instance.getTaskName())
                        .bind("id", instance.getId())
                        .execute())
                > 0;
    }

    private boolean isNew(TaskInstance<?> instance) {
        for (int tries = 1; true; tries++) {
            try {
                return scheduler.scheduleIfNotExists(instance, clock.instant());
            } catch (TaskInstanceException e) {
                // Another made it due in the same moment, and it has run already: too early for us.
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}

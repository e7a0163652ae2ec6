package io.studiolo.server.usage;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.runtime.StartupEvent;
import io.studiolo.server.task.BackgroundTask;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** When samples are taken and tidied. */
@ApplicationScoped
class UsageTasks {
    private static final Duration TIDY = Duration.ofMinutes(1);

    @Produces
    @Singleton
    BackgroundTask sample(Instance<UsageCollector> collector) {
        return new BackgroundTask(Tasks.recurring("usage-sample", FixedDelay.of(Duration.ofSeconds(UsageStore.FINE)))
                .execute((instance, context) -> collector.get().collect()));
    }

    @Produces
    @Singleton
    BackgroundTask tidy(Instance<UsageCollector> collector) {
        return new BackgroundTask(Tasks.recurring("usage-tidy", FixedDelay.of(TIDY))
                .execute((instance, context) -> collector.get().tidy()));
    }

    /** The first sample needs its partition. */
    void start(@Observes @Priority(1000) StartupEvent event, UsageCollector collector) {
        collector.tidy();
    }
}

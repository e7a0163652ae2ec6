package io.studiolo.server.identity;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.studiolo.server.task.BackgroundTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Ends sessions whose time is over. */
@ApplicationScoped
class SessionTasks {
    @Produces
    @Singleton
    BackgroundTask endExpired(Instance<Sessions> sessions) {
        return new BackgroundTask(Tasks.recurring("session-expiry", FixedDelay.of(Duration.ofSeconds(30)))
                .execute((instance, context) -> sessions.get().endExpired()));
    }
}

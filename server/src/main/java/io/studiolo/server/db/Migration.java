package io.studiolo.server.db;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Waits for the database and brings its tables up to date, before any other room looks at them. */
@ApplicationScoped
public class Migration {
    /** From before there were beans; none where the database is another's. */
    private static volatile @Nullable EmbeddedPostgres own;

    private final Flyway flyway;

    Migration(Flyway flyway) {
        this.flyway = flyway;
    }

    /** The database that starts while the rest of the server does. */
    public static void waitFor(EmbeddedPostgres postgres) {
        own = postgres;
    }

    void start(@Observes @Priority(1) StartupEvent event) throws IOException {
        EmbeddedPostgres postgres = own;
        if (postgres != null) {
            postgres.await();
            postgres.guard();
        }
        flyway.migrate();
    }
}

package io.studiolo.server.target;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.runtime.docker.DockerConfig;
import io.studiolo.runtime.docker.DockerRuntime;
import io.studiolo.runtime.memory.InMemoryRuntime;
import io.studiolo.server.secret.PrivateFile;
import io.studiolo.server.task.BackgroundTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configured runtime. */
@ApplicationScoped
class Runtimes {
    private static final Duration VERIFY = Duration.ofMinutes(1);

    @Produces
    @Singleton
    WorkspaceRuntime runtime(
            @ConfigProperty(name = "studiolo.runtime") String kind,
            DockerSettings docker,
            @ConfigProperty(name = "studiolo.memory.found") Optional<Path> found,
            Clock clock)
            throws IOException {
        return switch (kind) {
            case "docker" -> DockerRuntime.connect(docker.config());
            case "memory" -> simulated(clock, found);
            default ->
                throw new IllegalStateException("STUDIOLO_RUNTIME must be docker or memory; it is \"" + kind + "\"");
        };
    }

    /**
     * For measurements and trials without an engine.
     *
     * @param found a file with a line for each workspace that runs already: id, space, time of its start
     */
    private static InMemoryRuntime simulated(Clock clock, Optional<Path> found) throws IOException {
        InMemoryRuntime runtime = new InMemoryRuntime(clock);
        if (found.isPresent()) {
            for (String line : Files.readAllLines(found.get())) {
                String[] parts = line.split(" ");
                runtime.found(UUID.fromString(parts[0]), Instant.parse(parts[1]));
            }
        }
        return runtime;
    }

    void close(@Disposes WorkspaceRuntime runtime) {
        runtime.close();
    }

    /** The kernel's rules are put in force again if an engine's restart or somebody else took them away. */
    @Produces
    @Singleton
    BackgroundTask verifyIsolation(WorkspaceRuntime runtime) {
        return new BackgroundTask(
                Tasks.recurring("isolation-verify", FixedDelay.of(VERIFY)).execute((instance, context) -> {
                    if (runtime instanceof DockerRuntime docker) {
                        docker.verifyIsolation();
                    }
                }));
    }

    /** Where the engine is, from the configuration. */
    @ApplicationScoped
    static class DockerSettings {
        private final Path home;
        private final Path dataDir;
        private final String host;
        private final String pool;
        private final Optional<List<String>> allowedPrivate;
        private final String isolation;

        DockerSettings(
                @ConfigProperty(name = "studiolo.home") Path home,
                @ConfigProperty(name = "studiolo.data-dir") Path dataDir,
                @ConfigProperty(name = "studiolo.docker.host") String host,
                @ConfigProperty(name = "studiolo.docker.network-pool") String pool,
                @ConfigProperty(name = "studiolo.docker.allowed-private") Optional<List<String>> allowedPrivate,
                @ConfigProperty(name = "studiolo.docker.isolation") String isolation) {
            this.home = home;
            this.dataDir = dataDir;
            this.host = host;
            this.pool = pool;
            this.allowedPrivate = allowedPrivate;
            this.isolation = isolation;
        }

        DockerConfig config() throws IOException {
            Path data = dataDir.toAbsolutePath();
            return new DockerConfig(
                    host,
                    installation(data.resolve("installation")),
                    pool,
                    home.toAbsolutePath().normalize().resolve("images/init/init"),
                    Files.createDirectories(data.resolve("workspaces")),
                    allowedPrivate.orElse(List.of()),
                    isolationRequired(),
                    null);
        }

        private boolean isolationRequired() {
            return switch (isolation) {
                case "required" -> true;
                case "best-effort" -> false;
                default ->
                    throw new IllegalStateException(
                            "STUDIOLO_ISOLATION must be required or best-effort; it is \"" + isolation + "\"");
            };
        }

        /** Tells what is ours on the engine from all else there; made once. */
        static UUID installation(Path file) {
            String text =
                    PrivateFile.readOrMake(file, () -> UUID.randomUUID() + "\n").strip();
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                // A new one would disown every container and volume that carries the old one.
                throw new IllegalStateException(
                        file + " must hold this installation's id, and holds \"" + text
                                + "\"; put it back from a backup,"
                                + " or from the label io.studiolo.installation of a container of this server",
                        e);
            }
        }
    }
}

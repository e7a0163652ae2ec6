package io.studiolo.server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.studiolo.server.db.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real database and a data folder of its own for the tests of one JVM; the runtime is the one in memory. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedPostgres postgres;
    private @Nullable Path dataDir;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("studiolo-it");
            EmbeddedPostgres started = EmbeddedPostgres.start(folder);
            dataDir = folder;
            postgres = started;
            String port = Integer.toString(freePort());
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    started.jdbcUrl(),
                    "quarkus.datasource.username",
                    started.user(),
                    "quarkus.datasource.password",
                    started.password(),
                    "studiolo.data-dir",
                    folder.toString(),
                    "studiolo.home",
                    Path.of("..").toAbsolutePath().normalize().toString(),
                    "studiolo.runtime",
                    "memory",
                    "studiolo.apps.port",
                    "0",
                    "studiolo.apps.url",
                    "http://localhost:8099",
                    "studiolo.url",
                    "http://localhost:" + port,
                    "quarkus.http.test-port",
                    port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
        if (dataDir != null) {
            try (Stream<Path> files = Files.walk(dataDir)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

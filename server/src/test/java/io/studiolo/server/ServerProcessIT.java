package io.studiolo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, from the jar: its start and its end. */
class ServerProcessIT {
    private static final Path JAR = Path.of("target/studiolo-server-runner.jar");

    @TempDir
    private Path data;

    private @Nullable Process process;

    @AfterEach
    void nothingIsLeft() throws Exception {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private Path log() {
        return data.resolve("test.log");
    }

    private Path pidFile() {
        return data.resolve("postgres/data/postmaster.pid");
    }

    private Process start(int port, Map<String, String> more) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                        java, "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("STUDIOLO_"));
        builder.environment()
                .putAll(Map.of(
                        "STUDIOLO_DATA_DIR", data.toString(),
                        "STUDIOLO_HOME",
                                Path.of("..").toAbsolutePath().normalize().toString(),
                        "STUDIOLO_PORT", Integer.toString(port),
                        "STUDIOLO_APPS_PORT", Integer.toString(freePort()),
                        "STUDIOLO_RUNTIME", "memory"));
        builder.environment().putAll(more);
        Process started = builder.start();
        process = started;
        return started;
    }

    private static boolean ready(int port) {
        try {
            URI health = URI.create("http://localhost:" + port + "/q/health/ready");
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setReadTimeout(2000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void awaitReady(Process server, int port) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!ready(port)) {
            assertThat(server.isAlive()).as(Files.readString(log())).isTrue();
            assertThat(System.nanoTime()).as(Files.readString(log())).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static void end(Process server) throws InterruptedException {
        server.destroy(); // SIGTERM
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aServerThatIsToldToStopAsSoonAsItIsReadyTakesItsDatabaseWithIt() throws Exception {
        // The signal used to race the database's end: it was left running about every fourth time.
        for (int i = 0; i < 4; i++) {
            int port = freePort();
            Process server = start(port, Map.of());
            awaitReady(server, port);
            assertThat(pidFile()).exists();
            end(server);
            assertThat(pidFile()).doesNotExist();
            assertThat(Files.readString(log())).doesNotContain("left running");
        }
    }

    @Test
    void aServerThatIsToldToStopWhileItStartsTakesItsDatabaseWithIt() throws Exception {
        Process server = start(freePort(), Map.of());
        long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!Files.exists(pidFile())) {
            assertThat(server.isAlive() && System.nanoTime() < end)
                    .as(Files.readString(log()))
                    .isTrue();
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        end(server);
        assertThat(pidFile()).doesNotExist();
    }

    @Test
    void aDatabaseThatDoesNotStartEndsTheServerWithASentence() throws Exception {
        int port = freePort();
        Process first = start(port, Map.of());
        awaitReady(first, port);
        end(first);
        Files.writeString(data.resolve("postgres/data/postgresql.conf"), "no_such_setting = 1\n");
        Process second = start(freePort(), Map.of());
        assertThat(second.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isEqualTo(1);
        assertThat(Files.readString(log()).strip().lines().toList().getLast())
                .isEqualTo("the server can't start: the database doesn't start; see "
                        + data.resolve("postgres/postgres.log"));
    }

    @Test
    void whatElsePreventsTheStartIsSaidToo() throws Exception {
        Process server = start(freePort(), Map.of("STUDIOLO_RUNTIME", "horse"));
        assertThat(server.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(1);
        assertThat(Files.readString(log()))
                .endsWith("the server can't start: STUDIOLO_RUNTIME must be docker or memory; it is \"horse\"\n");
        assertThat(pidFile()).doesNotExist();
    }
}

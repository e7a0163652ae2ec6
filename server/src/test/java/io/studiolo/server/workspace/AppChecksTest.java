package io.studiolo.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.server.template.Recipe;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An app is somebody's program, and may answer as it likes. */
class AppChecksTest {
    private static final AppChecks CHECKS = new AppChecks((WorkspaceRuntime) Proxy.newProxyInstance(
            AppChecksTest.class.getClassLoader(),
            new Class<?>[] {WorkspaceRuntime.class},
            (proxy, method, arguments) -> "docker"));

    private interface Answer {
        void to(OutputStream stream) throws IOException;
    }

    private static void line(OutputStream stream, String text) throws IOException {
        stream.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        stream.flush();
    }

    private static boolean ask(Answer answer, CompletableFuture<Boolean> cut) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (Socket socket = server.accept()) {
                    answer.to(socket.getOutputStream());
                } catch (IOException e) {
                    cut.complete(true);
                }
            });
            Recipe.App app =
                    new Recipe.App("app", "App", "", server.getLocalPort(), "run", null, new Recipe.Health("/", 60));
            return CHECKS.answers("127.0.0.1", app);
        }
    }

    @Test
    void aBodyWithoutEndIsNotRead() throws Exception {
        CompletableFuture<Boolean> cut = new CompletableFuture<>();
        Instant before = Instant.now();
        boolean well = ask(
                stream -> {
                    line(stream, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n");
                    while (true) {
                        stream.write(new byte[8192]);
                    }
                },
                cut);
        assertThat(well).isTrue();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(cut.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aHeadThatNeverEndsIsNotWaitedFor() throws Exception {
        Instant before = Instant.now();
        boolean well = ask(
                stream -> {
                    line(stream, "HTTP/1.1 200 OK");
                    for (int i = 0; i < 100; i++) {
                        line(stream, "X-" + i + ": more");
                        try {
                            Thread.sleep(100);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            return;
                        }
                    }
                },
                new CompletableFuture<>());
        assertThat(well).isFalse();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(6));
    }
}

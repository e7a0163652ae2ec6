package io.studiolo.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studiolo.runtime.ContractSubject.Ending;
import io.studiolo.runtime.ExecRequest.TerminalSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every runtime must answer on commands, logs and figures of a container. */
@Timeout(120)
public abstract class RuntimeStreamsContractTest {
    private final UUID id = UUID.randomUUID();
    private ContractSubject subject;
    private WorkspaceRuntime runtime;

    protected abstract ContractSubject subject();

    @BeforeEach
    void open() {
        subject = subject();
        runtime = subject.runtime();
        Limits limits = new Limits(500, 128L << 20, 100);
        runtime.ensure(new WorkspaceSpec(id, "demo", subject.image(), limits, Map.of(), List.of()), stage -> {});
    }

    @AfterEach
    void removeWhatTheTestMade() {
        runtime.delete(id);
        runtime.volumes().delete(id);
    }

    private static String read(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static ExecRequest terminal(int columns, int rows, String... command) {
        return new ExecRequest(List.of(command), Map.of(), null, new TerminalSize(columns, rows));
    }

    @Test
    void aCommandsOutputErrorsAndExitCodeComeApart() throws Exception {
        try (ExecSession exec = runtime.exec(id, ExecRequest.of("sh", "-c", "echo out; echo err >&2; exit 3"))) {
            assertThat(read(exec.stdout())).isEqualTo("out\n");
            assertThat(read(exec.stderr())).isEqualTo("err\n");
            assertThat(exec.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void noShellReadsACommandsArguments() throws Exception {
        try (ExecSession exec = runtime.exec(id, ExecRequest.of("echo", "$(id); 'x' \"y\"", "é"))) {
            assertThat(read(exec.stdout())).isEqualTo("$(id); 'x' \"y\" é\n");
        }
    }

    @Test
    void theEndOfItsInputEndsACommandAndItsOutputGoesOn() throws Exception {
        byte[] sent = new byte[1 << 20];
        new Random(1).nextBytes(sent);
        try (ExecSession exec = runtime.exec(id, ExecRequest.of("cat"))) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                try (var stdin = exec.stdin()) {
                    stdin.write(sent);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(exec.stdout().readAllBytes()).isEqualTo(sent);
            assertThat(exec.exitCode()).isZero();
            writing.join();
        }
    }

    @Test
    void anUnknownProgramEndsWithCode126Or127() throws Exception {
        try (ExecSession exec = runtime.exec(id, ExecRequest.of("no-such-program"))) {
            exec.stdin().close();
            read(exec.stdout());
            assertThat(exec.exitCode()).isBetween(126, 127);
        }
    }

    @Test
    void aTerminalHasTheSizeItIsGiven() throws Exception {
        try (ExecSession exec = runtime.exec(id, terminal(80, 24, "sh", "-c", "stty size"))) {
            assertThat(read(exec.stdout()).strip()).isEqualTo("24 80");
            assertThat(read(exec.stderr())).isEmpty();
            assertThat(exec.exitCode()).isZero();
        }
    }

    @Test
    void aTerminalCanBeResized() throws Exception {
        try (ExecSession exec = runtime.exec(id, terminal(80, 24, "sh"))) {
            exec.resize(new TerminalSize(120, 40));
            exec.stdin().write("stty size\n".getBytes(StandardCharsets.UTF_8));
            exec.stdin().flush();
            assertThat(lineOf(exec.stdout(), "40 120")).isPresent();
            exec.stdin().write("exit 5\n".getBytes(StandardCharsets.UTF_8));
            exec.stdin().flush();
            assertThat(exec.exitCode()).isEqualTo(5);
            exec.resize(new TerminalSize(80, 24));
        }
    }

    private static Optional<String> lineOf(InputStream stream, String wanted) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                .lines()
                .filter(line -> line.contains(wanted))
                .findFirst();
    }

    @Test
    void closingASessionEndsAReadThatWaits() throws Exception {
        ExecSession exec = runtime.exec(id, terminal(80, 24, "cat"));
        CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> {
            try {
                return exec.stdout().readAllBytes().length;
            } catch (IOException e) {
                return -1;
            }
        });
        exec.close();
        exec.close();
        assertThat(end.get(20, TimeUnit.SECONDS)).isLessThanOrEqualTo(0);
    }

    @Test
    void whatNeedsARunningContainerIsRefusedInEveryOtherState() {
        for (UUID other : List.of(id, UUID.randomUUID())) {
            runtime.stop(other, Duration.ofSeconds(5));
            assertNotRunning(() -> runtime.exec(other, ExecRequest.of("true")));
            assertNotRunning(() -> runtime.stats(other));
        }
        LogRequest request = new LogRequest(1, null, false);
        assertNotRunning(() -> runtime.logs(UUID.randomUUID(), request));
        try (LogStream logs = runtime.logs(id, request)) {
            assertThat(logs).isNotNull();
        }
    }

    private static void assertNotRunning(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        RuntimeFailure.class, f -> assertThat(f.reason()).isEqualTo(FailureReason.NOT_RUNNING));
    }

    @Test
    void theLastLinesOfALogComeInOrder() {
        write("one", "two", "three");
        List<LogStream.Line> lines = drain(new LogRequest(2, null, false));
        assertThat(lines).extracting(LogStream.Line::text).containsExactly("two", "three");
        assertThat(lines.getFirst().at()).isBeforeOrEqualTo(lines.getLast().at());
        assertThat(drain(new LogRequest(0, null, false))).isEmpty();
    }

    @Test
    void onlyLinesAfterAMomentAreTold() {
        write("one");
        Instant last = drain(new LogRequest(1, null, false)).getLast().at();
        subject.work(id);
        write("two");
        assertThat(drain(new LogRequest(100, last, false)))
                .extracting(LogStream.Line::text)
                .containsExactly("two");
    }

    private void write(String... lines) {
        for (String line : lines) {
            subject.write(id, line);
        }
        try (LogStream logs = runtime.logs(id, new LogRequest(100, null, true))) {
            await(logs, lines[lines.length - 1]);
        }
    }

    private List<LogStream.Line> drain(LogRequest request) {
        try (LogStream logs = runtime.logs(id, request)) {
            return rest(logs);
        }
    }

    private static List<LogStream.Line> rest(LogStream logs) {
        List<LogStream.Line> lines = new ArrayList<>();
        for (Optional<LogStream.Line> line = logs.next(); line.isPresent(); line = logs.next()) {
            lines.add(line.get());
        }
        return lines;
    }

    private static void await(LogStream logs, String text) {
        for (Optional<LogStream.Line> line = logs.next(); line.isPresent(); line = logs.next()) {
            if (line.get().text().equals(text)) {
                return;
            }
        }
        throw new AssertionError("the log ended before: " + text);
    }

    @Test
    void aFollowedLogTellsNewLinesAndEndsWithTheContainer() {
        try (LogStream logs = runtime.logs(id, new LogRequest(0, null, true))) {
            subject.write(id, "fresh");
            await(logs, "fresh");
            subject.end(id, Ending.KILLED);
            assertThat(rest(logs)).isNotNull();
        }
    }

    @Test
    void closingALogEndsANextThatWaits() throws Exception {
        LogStream logs = runtime.logs(id, new LogRequest(0, null, true));
        CompletableFuture<Optional<LogStream.Line>> next = CompletableFuture.supplyAsync(logs::next);
        logs.close();
        logs.close();
        assertThat(next.get(20, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void countersGrow() {
        Stats before = runtime.stats(id);
        subject.work(id);
        Stats after = runtime.stats(id);
        assertThat(after.cpuNanos()).isGreaterThan(before.cpuNanos());
        assertThat(after.memoryBytes()).isPositive();
        assertThat(after.processes()).isPositive();
        assertThat(after.at()).isAfter(before.at());
        assertThat(after.networkRxBytes()).isGreaterThanOrEqualTo(before.networkRxBytes());
    }
}

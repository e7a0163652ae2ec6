package io.studiolo.runtime.memory;

import io.studiolo.runtime.BoundedPipe;
import io.studiolo.runtime.ExecRequest;
import io.studiolo.runtime.ExecRequest.TerminalSize;
import io.studiolo.runtime.ExecSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * As much of a shell as terminals and tests need: {@code echo}, {@code cat}, {@code stty size}, {@code exit}, redirection
 * {@code >&2}, {@code ;} and {@code sh}, with or without {@code -c}.
 */
final class SimulatedExec implements ExecSession {
    private static final int BUFFER = 64 * 1024;

    private final BoundedPipe stdin = new BoundedPipe(BUFFER);
    private final BoundedPipe stdout = new BoundedPipe(BUFFER);
    private final BoundedPipe stderr = new BoundedPipe(BUFFER);
    private final OutputStream out = stdout.sink();
    private final OutputStream err = stderr.sink();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private volatile @Nullable TerminalSize size;

    SimulatedExec(ExecRequest request) {
        size = request.terminal();
        Thread.ofVirtual().name("simulated-exec").start(() -> exit.complete(runToEnd(request.command())));
    }

    private int runToEnd(List<String> command) {
        try (out;
                err) {
            return run(command);
        } catch (IOException e) {
            return 129; // as a shell that got a hang-up
        }
    }

    private int run(List<String> command) throws IOException {
        String program = command.getFirst();
        return switch (program) {
            case "sh", "/bin/sh", "tmux" ->
                command.size() > 2 ? script(command.get(2)).orElse(0) : interactive();
            case "cat" -> {
                stdin.source().transferTo(out);
                yield 0;
            }
            case "echo" -> {
                say(out, String.join(" ", command.subList(1, command.size())));
                yield 0;
            }
            default -> {
                say(err, program + ": not found");
                yield 127;
            }
        };
    }

    private int interactive() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(stdin.source(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            OptionalInt code = script(line);
            if (code.isPresent()) {
                return code.getAsInt();
            }
        }
        return 0;
    }

    /** The exit code if the script ends the shell. */
    private OptionalInt script(String text) throws IOException {
        for (String part : text.split(";")) {
            String statement = part.strip();
            OutputStream target = statement.endsWith(">&2") ? err : out;
            statement = statement.replace(">&2", "").strip();
            if (statement.startsWith("exit")) {
                return OptionalInt.of(Integer.parseInt(statement.substring(4).strip()));
            } else if (statement.startsWith("echo ")) {
                say(target, statement.substring(5).replace("'", ""));
            } else if (statement.equals("stty size")) {
                TerminalSize now = size;
                say(target, now == null ? "0 0" : now.rows() + " " + now.columns());
            }
        }
        return OptionalInt.empty();
    }

    private static void say(OutputStream target, String text) throws IOException {
        target.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public OutputStream stdin() {
        return stdin.sink();
    }

    @Override
    public InputStream stdout() {
        return stdout.source();
    }

    @Override
    public InputStream stderr() {
        return stderr.source();
    }

    @Override
    public void resize(TerminalSize other) {
        if (size != null) {
            size = other;
        }
    }

    @Override
    public int exitCode() {
        return exit.join();
    }

    @Override
    public void close() {
        try {
            stdin.sink().close();
            stdout.source().close();
            stderr.source().close();
        } catch (IOException e) {
            throw new IllegalStateException("pipes in memory close without a word", e);
        }
    }
}

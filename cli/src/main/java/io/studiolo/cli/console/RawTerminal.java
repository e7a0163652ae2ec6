package io.studiolo.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Changes how the terminal of this process treats keys, by {@code stty}, and puts it back. */
public final class RawTerminal implements AutoCloseable {
    private final Optional<String> saved;
    private final Thread atExit = new Thread(this::restore, "restore-terminal");

    private RawTerminal(String... mode) {
        saved = stty("-g");
        if (saved.isPresent()) {
            Runtime.getRuntime().addShutdownHook(atExit);
            stty(mode);
        }
    }

    /** Every key goes through at once, Ctrl-C too. */
    public static RawTerminal raw() {
        return new RawTerminal("raw", "-echo");
    }

    public static RawTerminal withoutEcho() {
        return new RawTerminal("-echo");
    }

    /** The terminal's size, if there is a terminal. */
    public static Optional<Size> size() {
        return stty("size")
                .map(text -> text.split(" "))
                .filter(parts -> parts.length == 2)
                .map(parts -> {
                    return new Size(Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
                });
    }

    /** In characters. */
    public record Size(int columns, int rows) {}

    @Override
    public void close() {
        restore();
        if (saved.isPresent()) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException shuttingDown) {
                // The hook runs now, and restoring twice is harmless.
            }
        }
    }

    private void restore() {
        saved.ifPresent(RawTerminal::stty);
    }

    private static Optional<String> stty(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "stty";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

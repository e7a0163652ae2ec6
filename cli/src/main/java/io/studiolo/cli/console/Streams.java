package io.studiolo.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The three streams of a process and which of them are a terminal. The launcher knows that and says so in the system
 * property {@code studiolo.tty} (a set of {@code 0 1 2}), since Java can't ask for one stream alone.
 */
public record Streams(InputStream in, PrintStream out, PrintStream err, Terminals terminals) {

    /** Which streams are a terminal. */
    public record Terminals(boolean in, boolean out, boolean err) {}

    public static Streams ofProcess() {
        return new Streams(
                System.in,
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                terminalsOfProcess());
    }

    private static Terminals terminalsOfProcess() {
        String said = System.getProperty("studiolo.tty");
        if (said == null) {
            boolean both = isConsole();
            return new Terminals(both, both, both);
        }
        return new Terminals(said.contains("0"), said.contains("1"), said.contains("2"));
    }

    private static boolean isConsole() {
        return Optional.ofNullable(System.console())
                .map(console -> console.isTerminal())
                .orElse(false);
    }
}

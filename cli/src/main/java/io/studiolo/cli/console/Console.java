package io.studiolo.cli.console;

import io.studiolo.cli.failure.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Speaks with the person or the pipe: results to standard output, everything else to standard error. */
public final class Console {
    private final Streams streams;
    private final boolean colour;
    private final boolean quiet;

    public Console(Streams streams, boolean colour, boolean quiet) {
        this.streams = streams;
        this.colour = colour;
        this.quiet = quiet;
    }

    /** A line of the result. */
    public void out(String line) {
        streams.out().println(line);
        streams.out().flush();
    }

    /** A text of the result that brings its own line ends. */
    public void outRaw(String text) {
        streams.out().print(text);
        streams.out().flush();
    }

    /** A word on the way; silent with {@code --quiet}. */
    public void note(String line) {
        if (!quiet) {
            error(line);
        }
    }

    public void error(String line) {
        streams.err().println(line);
        streams.err().flush();
    }

    /** The text as less important, where standard error shows colours. */
    public String dim(String text) {
        return colour && streams.terminals().err() ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    public ProgressLine progress() {
        return new ProgressLine(streams.err(), streams.terminals().err(), quiet);
    }

    /** Whether a question can be put and answered. */
    public boolean canAsk() {
        return streams.terminals().in() && streams.terminals().err();
    }

    /** Whether the result goes to a person's eyes. */
    public boolean isOutTerminal() {
        return streams.terminals().out();
    }

    public InputStream in() {
        return streams.in();
    }

    public Streams streams() {
        return streams;
    }

    /** Asks on standard error and reads one line. */
    public String ask(String question) {
        streams.err().print(question);
        streams.err().flush();
        return readLine();
    }

    /** Asks without showing what is typed. */
    public String askSecret(String question) {
        try (RawTerminal _ = RawTerminal.withoutEcho()) {
            String answer = ask(question);
            streams.err().println();
            return answer;
        }
    }

    /** One line of standard input, for {@code --…-stdin} options. */
    public String secretFromInput(String option) {
        String line = readLine();
        if (line.isEmpty()) {
            throw new UsageException(option + " reads one line from standard input, and there was none");
        }
        return line;
    }

    // Byte by byte, so that what follows the line stays for the next reader.
    private String readLine() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int c = streams.in().read();
                    c >= 0 && c != '\n';
                    c = streams.in().read()) {
                line.write(c);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}

package io.studiolo.cli.console;

import java.io.PrintStream;

/**
 * How far something has come: on a terminal one line that is rewritten, in a pipe a line for each new stage, so that a
 * log stays short.
 */
public final class ProgressLine implements AutoCloseable {
    private static final int WIDTH = 100;

    private final PrintStream err;
    private final boolean terminal;
    private final boolean quiet;
    private String stage = "";
    private String shown = "";

    ProgressLine(PrintStream err, boolean terminal, boolean quiet) {
        this.err = err;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /**
     * Shows where it is.
     *
     * @param stage printed in a pipe when it differs from the one before
     * @param line printed on a terminal, with percent and estimate
     */
    public synchronized void show(String stage, String line) {
        if (quiet || (terminal ? line.equals(shown) : stage.equals(this.stage))) {
            return;
        }
        this.stage = stage;
        if (terminal) {
            shown = line;
            err.print("\r\u001b[K" + (line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line));
        } else {
            err.println(stage);
        }
        err.flush();
    }

    /** Prints a line that stays, above the one that is rewritten. */
    public synchronized void line(String text) {
        if (quiet) {
            return;
        }
        clear();
        err.println(text);
        err.flush();
    }

    @Override
    public synchronized void close() {
        clear();
    }

    private void clear() {
        if (terminal && !shown.isEmpty()) {
            err.print("\r\u001b[K");
            err.flush();
            shown = "";
        }
    }
}

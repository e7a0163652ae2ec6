package io.studiolo.gateway.terminal;

import java.io.InputStream;
import java.io.OutputStream;

/** A shell with a terminal, as the bridge needs it. Streams block. */
public interface TerminalStream extends AutoCloseable {
    InputStream output();

    OutputStream input();

    /** Character cells. */
    void resize(int columns, int rows);

    /** Waits for the shell's end. */
    int exitCode();

    @Override
    void close();
}

package io.studiolo.gateway.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** One terminal's ends. Calls may block, and come from several virtual threads. */
public interface TerminalStream extends AutoCloseable {
    /** What the terminal shows; ends when its command does. */
    InputStream output();

    /** Where keystrokes go. */
    OutputStream input();

    void resize(int columns, int rows) throws IOException;

    /** Of the command; waits for it. Asked once the output has ended. */
    int exitCode() throws IOException;

    /** Leaves the terminal: reads and writes that wait end with an exception or with the end. May be called again. */
    @Override
    void close();
}

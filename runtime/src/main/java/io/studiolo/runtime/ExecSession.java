package io.studiolo.runtime;

import java.io.InputStream;
import java.io.OutputStream;

/** A command that runs in a container. Streams block; each may be used by one thread at a time. */
public interface ExecSession extends AutoCloseable {
    /** To the command; closing it is the end of its input, and its output goes on. */
    OutputStream stdin();

    InputStream stdout();

    /** Empty where there is a terminal. */
    InputStream stderr();

    /** Changes the terminal's size; does nothing where there is none or the command has ended. */
    void resize(ExecRequest.TerminalSize size);

    /** Waits for the end of the command and tells its exit code. */
    int exitCode();

    /** Cuts the streams. A command with a terminal gets a hang-up; one without sees the end of its input. */
    @Override
    void close();
}

package io.studiolo.runtime;

import java.time.Instant;
import java.util.Optional;

/** Lines of a log as they come. */
public interface LogStream extends AutoCloseable {
    /** Waits for the next line; empty at the end or once closed. */
    Optional<Line> next();

    /** Ends the stream, also under a waiting {@link #next()}. */
    @Override
    void close();

    /** One line without its line end. */
    record Line(Instant at, String text) {}
}

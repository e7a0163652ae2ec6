package io.studiolo.server.image;

import io.smallrye.mutiny.Multi;
import io.studiolo.server.http.Pulled;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Reads a log that may still be written, line by line, until the build has ended and all is read. */
final class LogFollow {
    private static final long PAUSE_MS = 200;
    private static final int MOST_CHARACTERS = 16 * 1024;

    private final Path file;
    private final BooleanSupplier building;
    private final StringBuilder begun = new StringBuilder();
    private @Nullable BufferedReader reader;
    private volatile boolean closed;

    private LogFollow(Path file, BooleanSupplier building) {
        this.file = file;
        this.building = building;
    }

    static Multi<String> of(Path file, BooleanSupplier building) {
        LogFollow follow = new LogFollow(file, building);
        return Pulled.from(follow::next, follow::close);
    }

    private Optional<String> next() {
        try {
            boolean more = !closed;
            while (more) {
                more = building.getAsBoolean() && !closed; // asked before reading: what it wrote until then is read
                if (readLine()) {
                    return line();
                }
                if (more) {
                    Thread.sleep(PAUSE_MS);
                }
            }
            return begun.isEmpty() ? end() : line();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Reads on; whether a line is whole now: the build may have written half of one. */
    private boolean readLine() throws IOException {
        if (reader == null) {
            if (!Files.exists(file)) {
                return false;
            }
            reader = Files.newBufferedReader(file);
        }
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return true;
            }
            begun.append((char) c);
            if (begun.length() >= MOST_CHARACTERS) {
                return true;
            }
        }
        return false;
    }

    private Optional<String> line() {
        String line = begun.toString();
        begun.setLength(0);
        return Optional.of(line);
    }

    private Optional<String> end() throws IOException {
        if (reader != null) {
            reader.close();
        }
        return Optional.empty();
    }

    /** A reading that waits ends within the pause, and closes the file. */
    private void close() {
        closed = true;
    }
}

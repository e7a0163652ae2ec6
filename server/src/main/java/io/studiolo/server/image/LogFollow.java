package io.studiolo.server.image;

import io.smallrye.mutiny.Multi;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** Reads a log that may still be written, line by line, until the build has ended and all is read. */
final class LogFollow {
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final long PAUSE_MS = 200;

    private LogFollow() {}

    static Multi<String> of(Path file, BooleanSupplier building) {
        return Multi.createFrom()
                .emitter(emitter -> THREADS.execute(() -> {
                    try {
                        read(file, building, line -> {
                            emitter.emit(line);
                            return !emitter.isCancelled();
                        });
                        emitter.complete();
                    } catch (UncheckedIOException e) {
                        emitter.fail(e);
                    }
                }));
    }

    private interface Sink {
        boolean line(String line);
    }

    private static void read(Path file, BooleanSupplier building, Sink sink) {
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            while (true) {
                boolean more = building.getAsBoolean(); // asked before reading: what it wrote until then is read
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!sink.line(line)) {
                        return;
                    }
                }
                if (!more) {
                    return;
                }
                Thread.sleep(PAUSE_MS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

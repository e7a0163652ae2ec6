package io.studiolo.server.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The database's process as its pid file names it; a plug pulled at the wrong moment leaves that empty or in pieces. */
final class Postmaster {
    private final Path data;

    Postmaster(Path data) {
        this.data = data;
    }

    Path pidFile() {
        return data.resolve("postmaster.pid");
    }

    boolean hasPidFile() {
        return Files.exists(pidFile());
    }

    /** Whether the file names a process, be it ours or not. */
    boolean isReadable() throws IOException {
        return pid().isPresent();
    }

    void forget() throws IOException {
        Files.deleteIfExists(pidFile());
    }

    /** The process that serves this very folder; where the file can't tell, all of this machine are looked at. */
    Optional<ProcessHandle> process() throws IOException {
        if (!hasPidFile()) {
            return Optional.empty();
        }
        OptionalLong pid = pid();
        return pid.isPresent()
                ? ProcessHandle.of(pid.getAsLong()).filter(this::servesUs)
                : ProcessHandle.allProcesses().filter(this::servesUs).findFirst();
    }

    private OptionalLong pid() throws IOException {
        try {
            List<String> lines = Files.readAllLines(pidFile(), StandardCharsets.ISO_8859_1);
            return OptionalLong.of(
                    Long.parseLong(lines.isEmpty() ? "" : lines.getFirst().strip()));
        } catch (NumberFormatException | NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    private boolean servesUs(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            List<String> arguments = List.of(new String(Files.readAllBytes(proc), StandardCharsets.UTF_8).split("\0"));
            return arguments.getFirst().endsWith("/postgres") && arguments.contains(data.toString());
        } catch (IOException e) {
            return false; // there is no such process any more, or it is not ours to read
        }
    }

    /** Asks a process to end, as a shutdown of the machine does, and waits for it. */
    void end(ProcessHandle process, long seconds) throws IOException {
        process.destroy();
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was stopping", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the database (process " + process.pid() + ") doesn't stop; end it by hand", e);
        }
    }
}

package io.studiolo.server.db;

import io.studiolo.server.secret.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A PostgreSQL of our own, as durable as any: a child of this process that lives in the data folder, listens on loopback
 * with a random password, and is stopped with us. After a {@code kill -9} of this process it is still there: the next
 * start finds it by its pid file, makes sure that it is ours, stops it cleanly and starts anew.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String VERSION = "18.6";
    private static final String USER = "studiolo";
    private static final int PASSWORD_BYTES = 24;
    private static final long WAIT_SECONDS = 60;
    private static final long GUARD_MS = 1000;

    private final Path home;
    private final Path data;
    private final Path socket;
    private final Path log;
    private final Path password;
    private final PostgresPrograms programs;
    private final Postmaster postmaster;
    private final int port;
    private final FutureTask<Boolean> starting = new FutureTask<>(this::makeAndRun);
    private volatile boolean closed;

    private EmbeddedPostgres(Path home, int port) throws IOException {
        this.home = home;
        this.data = home.resolve("data");
        this.socket = home.resolve("run");
        this.log = home.resolve("postgres.log");
        this.password = home.resolve("password");
        this.programs = PostgresPrograms.in(home.resolve("programs-" + VERSION));
        this.postmaster = new Postmaster(data);
        this.port = port;
    }

    /** Starts the database of a data folder, making it at the first time, and waits for it. */
    public static EmbeddedPostgres start(Path dataDir) throws IOException {
        EmbeddedPostgres postgres = begin(dataDir);
        try {
            postgres.await();
        } catch (IOException e) {
            postgres.close();
            throw e;
        }
        return postgres;
    }

    /** Begins to start it. Its address and password are known at once; {@link #await} tells when it answers there. */
    public static EmbeddedPostgres begin(Path dataDir) throws IOException {
        Path home = Files.createDirectories(dataDir.toAbsolutePath().resolve("postgres"));
        EmbeddedPostgres postgres = new EmbeddedPostgres(home, FreePort.find());
        if (!postgres.isMade()) {
            byte[] secret = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(secret);
            PrivateFile.write(postgres.password, HexFormat.of().formatHex(secret));
        } else if (!Files.exists(postgres.password)) {
            throw new IOException("the database in " + postgres.data + " is there and its password in "
                    + postgres.password + " is not; put that file back from a backup");
        }
        Thread.ofPlatform().daemon().name("database-start").start(postgres.starting);
        return postgres;
    }

    /** Waits until it answers; fails with the reason if it doesn't start. */
    public void await() throws IOException {
        try {
            starting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was starting", e);
        } catch (ExecutionException e) {
            throw new IOException(Objects.requireNonNullElse(e.getCause(), e).getMessage(), e.getCause());
        }
    }

    private boolean isMade() {
        return Files.exists(data.resolve("PG_VERSION"));
    }

    private boolean makeAndRun() throws IOException {
        PostgresBinaries.unpack(programs.folder());
        Files.createDirectories(socket);
        programs.own(home);
        if (!isMade()) {
            init();
        }
        return runUnlessClosed();
    }

    /** What an earlier server left is cleared away before. */
    private synchronized boolean runUnlessClosed() throws IOException {
        if (!closed) {
            clearLeftOver();
            run();
        }
        return !closed;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=2&socketTimeout=10";
    }

    public String user() {
        return USER;
    }

    public String password() throws IOException {
        return Files.readString(password);
    }

    /** In a folder of another name until it is whole: a plug pulled in the middle leaves nothing half. */
    private void init() throws IOException {
        Path fresh = data.resolveSibling("data.new");
        if (Files.exists(fresh)) {
            programs.remove(fresh);
        }
        List<String> command = List.of(
                programs.program("initdb"),
                "--pgdata=" + fresh,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--data-checksums");
        if (programs.run(command, log, WAIT_SECONDS) != 0) {
            throw new IOException("the database can't be made in " + fresh + "; see " + log);
        }
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A server of this very folder that outlived us is stopped; a pid that means another program by now is forgotten. */
    private void clearLeftOver() throws IOException {
        if (stopIfItRuns("stopping the database that an earlier server left running (pid {})")) {
            return;
        }
        if (postmaster.hasPidFile()) {
            LOG.info("removing the stale {}: it names no database of ours", postmaster.pidFile());
            postmaster.forget();
        }
        forgetSockets();
    }

    /** Their locks name a process that may be another's by now, or one that ended and that nobody has reaped. */
    private void forgetSockets() throws IOException {
        try (DirectoryStream<Path> sockets = Files.newDirectoryStream(socket, ".s.PGSQL.*")) {
            for (Path file : sockets) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean stopIfItRuns(String words) throws IOException {
        Optional<ProcessHandle> process = postmaster.process();
        if (process.isEmpty()) {
            return false;
        }
        LOG.atLevel(closed ? Level.DEBUG : Level.INFO).log(words, process.get().pid());
        if (postmaster.isReadable()) {
            stop();
        } else {
            postmaster.end(process.get(), WAIT_SECONDS); // without the file's words pg_ctl can't
            postmaster.forget();
        }
        return true;
    }

    private void run() throws IOException {
        List<String> options = new ArrayList<>();
        options.add("-c listen_addresses=127.0.0.1");
        options.add("-p " + port);
        options.add("-c unix_socket_directories=" + socket);
        options.add("-c unix_socket_permissions=0700");
        options.add("-c fsync=on -c synchronous_commit=on -c full_page_writes=on");
        options.add("-c max_connections=80 -c shared_buffers=64MB -c max_wal_size=512MB");
        options.add("-c timezone=UTC -c log_timezone=UTC");
        List<String> command = List.of(
                programs.program("pg_ctl"),
                "start",
                "--pgdata=" + data,
                "--log=" + log,
                "--wait",
                "--timeout=" + WAIT_SECONDS,
                "--options=" + String.join(" ", options));
        if (programs.run(command, log, WAIT_SECONDS) != 0) {
            throw new IOException("the database doesn't start; see " + log);
        }
        LOG.debug("the database listens on 127.0.0.1:{}", port);
    }

    private void stop() throws IOException {
        List<String> command = List.of(
                programs.program("pg_ctl"), "stop", "--pgdata=" + data, "--mode=fast", "--wait", "--timeout=30");
        if (programs.run(command, log, WAIT_SECONDS) != 0) {
            throw new IOException("the database doesn't stop; see " + log);
        }
    }

    /** From now on it is started again should it end by itself. */
    public void guard() {
        Thread.ofPlatform().daemon().name("database-guard").start(() -> {
            String told = "";
            while (!closed) {
                try {
                    Thread.sleep(GUARD_MS);
                    revive();
                    told = "";
                } catch (InterruptedException e) {
                    return;
                } catch (IOException | UncheckedIOException e) {
                    String reason = String.valueOf(e.getMessage());
                    if (!reason.equals(told)) {
                        LOG.error("the database has ended and doesn't start again; trying on: {}", reason);
                    }
                    told = reason;
                }
            }
        });
    }

    private synchronized void revive() throws IOException {
        if (closed || postmaster.process().isPresent()) {
            return;
        }
        if (!isMade()) {
            throw new IOException(data + " has vanished; put it back, or stop the server");
        }
        LOG.warn("the database has ended; starting it again");
        runUnlessClosed();
    }

    /** Stops it cleanly, waiting for a start that is under way; done twice, it does nothing. */
    @Override
    public void close() {
        closed = true;
        try {
            await();
        } catch (IOException e) {
            LOG.debug("it didn't start, and may be there all the same", e);
        }
        synchronized (this) {
            try {
                stopIfItRuns("stopping the database (pid {})");
            } catch (IOException e) {
                LOG.warn("the database goes on: {}", e.getMessage());
            }
        }
    }

    static boolean await(Process process, long seconds) throws IOException {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database was starting or stopping", e);
        }
    }
}

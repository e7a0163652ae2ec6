package io.studiolo.server.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private final Path data;
    private final Path socket;
    private final Path log;
    private final Path password;
    private final PostgresPrograms programs;
    private final int port;
    private volatile boolean closed;

    private EmbeddedPostgres(Path home, PostgresPrograms programs, int port) {
        this.data = home.resolve("data");
        this.socket = home.resolve("run");
        this.log = home.resolve("postgres.log");
        this.password = home.resolve("password");
        this.programs = programs;
        this.port = port;
    }

    /** Starts the database of a data folder, making it at the first time. */
    public static EmbeddedPostgres start(Path dataDir) throws IOException {
        Path home = Files.createDirectories(dataDir.toAbsolutePath().resolve("postgres"));
        PostgresPrograms programs = PostgresPrograms.in(PostgresBinaries.unpack(home.resolve("programs-" + VERSION)));
        EmbeddedPostgres postgres = new EmbeddedPostgres(home, programs, FreePort.find());
        Files.createDirectories(postgres.socket);
        programs.own(home);
        if (!Files.exists(postgres.data.resolve("PG_VERSION"))) {
            postgres.init();
        }
        postgres.clearLeftOver();
        postgres.run();
        return postgres;
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
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        Files.deleteIfExists(password);
        Files.createFile(password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, HexFormat.of().formatHex(secret), StandardOpenOption.WRITE);
        programs.own(password);
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
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
        if (isOurs(pid)) {
            LOG.info("stopping the database that an earlier server left running (pid {})", pid);
            stop();
        } else {
            LOG.info("removing the stale {} (pid {} is not our database)", pidFile, pid);
            Files.deleteIfExists(pidFile);
        }
    }

    private boolean isOurs(long pid) {
        Path proc = Path.of("/proc", Long.toString(pid), "cmdline");
        try {
            String[] arguments = new String(Files.readAllBytes(proc), StandardCharsets.UTF_8).split("\0");
            return List.of(arguments).contains(data.toString());
        } catch (IOException e) {
            return false; // there is no such process any more
        }
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
            while (!closed) {
                try {
                    Thread.sleep(GUARD_MS);
                    revive();
                } catch (InterruptedException e) {
                    return;
                } catch (IOException e) {
                    LOG.error("the database has ended and doesn't start again; trying on: {}", e.getMessage());
                }
            }
        });
    }

    private synchronized void revive() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        boolean runs = Files.exists(pidFile)
                && isOurs(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()));
        if (!closed && !runs) {
            LOG.warn("the database has ended; starting it again");
            clearLeftOver();
            run();
        }
    }

    /** Stops it cleanly; done twice, it does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        if (!Files.exists(data.resolve("postmaster.pid"))) {
            return;
        }
        try {
            stop();
        } catch (IOException e) {
            LOG.warn("the database goes on: {}", e.getMessage());
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

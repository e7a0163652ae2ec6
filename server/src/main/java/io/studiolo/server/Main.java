package io.studiolo.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.studiolo.server.db.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Starts the server: the data folder, the database, then everything else. */
@QuarkusMain
public final class Main {
    private static final int REFUSED = 2;

    private Main() {}

    public static void main(String[] args) throws IOException {
        // Before the first logger: the database says a word before Quarkus is there.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Path dataDir = DataDir.find();
        Files.createDirectories(dataDir);
        Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwx------"));
        try (FileChannel channel =
                        FileChannel.open(dataDir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                refuse("another server uses " + dataDir + "; stop it, or set STUDIOLO_DATA_DIR for a second one");
            }
            portIsFree("STUDIOLO_PORT", 8080);
            portIsFree("STUDIOLO_APPS_PORT", 8081);
            System.setProperty("studiolo.data-dir", dataDir.toString());
            poolSize();
            run(dataDir, args);
        }
    }

    private static void run(Path dataDir, String[] args) throws IOException {
        String outside = System.getenv("STUDIOLO_DATABASE_URL");
        if (outside != null && !outside.isBlank()) {
            System.setProperty(
                    "quarkus.datasource.jdbc.url", outside.startsWith("jdbc:") ? outside : "jdbc:" + outside);
            serve(null, args);
            return;
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(dataDir)) {
            System.setProperty("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
            System.setProperty("quarkus.datasource.username", postgres.user());
            System.setProperty("quarkus.datasource.password", postgres.password());
            postgres.guard();
            serve(postgres, args);
        }
    }

    /** As many connections as the processors can keep busy: with more, each query waits for all the others. */
    private static void poolSize() {
        int processors = Runtime.getRuntime().availableProcessors();
        System.setProperty("quarkus.datasource.jdbc.max-size", String.valueOf(2 * processors + 1));
    }

    private static void serve(@Nullable EmbeddedPostgres postgres, String[] args) {
        // The exit handler runs before the JVM ends, whatever ended the application: the database goes last.
        Quarkus.run(
                null,
                (code, failure) -> {
                    if (postgres != null) {
                        postgres.close();
                    }
                    System.exit(code);
                },
                args);
    }

    private static void portIsFree(String variable, int usual) {
        String text = System.getenv(variable);
        int port;
        try {
            port = text == null || text.isBlank() ? usual : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            port = -1;
        }
        if (port < 1 || port > 65535) {
            refuse(variable + " must be a port from 1 to 65535; it is \"" + text + "\"");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            refuse("port " + port + " is in use by another program; end it, or set " + variable);
        }
    }

    private static void refuse(String sentence) {
        System.err.println(sentence);
        System.exit(REFUSED);
    }
}

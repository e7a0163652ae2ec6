package io.studiolo.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.studiolo.server.db.EmbeddedPostgres;
import io.studiolo.server.db.Migration;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the server: the data folder, the database, then everything else. */
@QuarkusMain
public final class Main {
    private static final int FAILED = 1;
    private static final int REFUSED = 2;
    private static final long STOP_SECONDS = 30;

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
        } catch (IOException e) {
            tell(e);
            System.exit(FAILED);
        }
    }

    private static void run(Path dataDir, String[] args) throws IOException {
        String outside = System.getenv("STUDIOLO_DATABASE_URL");
        if (outside != null && !outside.isBlank()) {
            System.setProperty(
                    "quarkus.datasource.jdbc.url", outside.startsWith("jdbc:") ? outside : "jdbc:" + outside);
            serve(new CountDownLatch(1), args);
            return;
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.begin(dataDir);
        CountDownLatch over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeLast(postgres, over), "database-stop"));
        System.setProperty("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
        System.setProperty("quarkus.datasource.username", postgres.user());
        System.setProperty("quarkus.datasource.password", postgres.password());
        Migration.waitFor(postgres);
        serve(over, args);
    }

    /**
     * As the JVM ends, whatever ended it: the database goes once the application has. Quarkus calls no exit handler where
     * a signal came first, and its own hook doesn't wait for one.
     */
    private static void closeLast(EmbeddedPostgres postgres, CountDownLatch over) {
        try {
            if (!over.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("the server doesn't end; its database is stopped all the same");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        postgres.close();
    }

    /** As many connections as the processors can keep busy: with more, each query waits for all the others. */
    private static void poolSize() {
        int processors = Runtime.getRuntime().availableProcessors();
        System.setProperty("quarkus.datasource.jdbc.max-size", String.valueOf(2 * processors + 1));
    }

    private static void serve(CountDownLatch over, String[] args) {
        try {
            Quarkus.run(
                    null,
                    (code, failure) -> {
                        if (failure != null) {
                            tell(failure);
                        }
                        over.countDown();
                        System.exit(code);
                    },
                    args);
        } finally {
            over.countDown();
        }
    }

    /** Why the server doesn't start, in the last line. What our own code throws is a sentence that says it all. */
    private static void tell(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        StackTraceElement[] trace = root.getStackTrace();
        if (trace.length == 0 || !trace[0].getClassName().startsWith("io.studiolo.")) {
            failure.printStackTrace();
        }
        System.err.println("the server can't start: " + root.getMessage());
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

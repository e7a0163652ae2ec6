package io.studiolo.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL in a folder of its own. */
class EmbeddedPostgresIT {
    @TempDir
    private Path folder;

    private static String ask(EmbeddedPostgres postgres, String sql) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void keep(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection =
                DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password())) {
            connection.createStatement().execute("create table kept as select 42 as answer");
        }
    }

    private Path pidFile() {
        return folder.resolve("postgres/data/postmaster.pid");
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
    }

    /** A process that ended and was not yet waited for has no command line. */
    private static boolean runs(long pid) throws IOException {
        Path line = Path.of("/proc", Long.toString(pid), "cmdline");
        return Files.exists(line) && Files.readAllBytes(line).length > 0;
    }

    @Test
    void itIsDurableClosedToStrangersAndNotRoot() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(folder.resolve("postgres/password")))
                    .hasSize(2);
        }
        assertThat(Files.exists(pidFile())).isFalse();
    }

    @Test
    void oneThatAKilledServerLeftRunningIsTakenOverWithItsData() throws Exception {
        EmbeddedPostgres left = EmbeddedPostgres.start(folder);
        keep(left);
        long before = pid();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(pid()).isNotEqualTo(before);
            assertThat(runs(before)).isFalse();
            assertThat(ask(postgres, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void oneThatWasKilledItselfRecovers() throws Exception {
        EmbeddedPostgres killed = EmbeddedPostgres.start(folder);
        keep(killed);
        ProcessHandle process = ProcessHandle.of(pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();
        assertThat(Files.exists(pidFile())).isTrue();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(ask(postgres, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aPidThatIsAnotherProgramsByNowIsLeftAlone() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(pidFile(), stranger.pid() + "\n" + folder + "\n");
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
                assertThat(ask(postgres, "select 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aFirstStartThatWasCutShortBeginsAnew() throws Exception {
        Path half = Files.createDirectories(folder.resolve("postgres/data.new"));
        Files.writeString(half.resolve("PG_VERSION"), "18\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(ask(postgres, "select 1")).isEqualTo("1");
        }
        assertThat(Files.exists(half)).isFalse();
    }

    @Test
    void anEmptyOrGarbledPidFileOfADatabaseThatIsGoneIsForgotten() throws Exception {
        EmbeddedPostgres.start(folder).close();
        for (String text : new String[] {"", "\0\0\0\0", "not a number\n"}) {
            Files.writeString(pidFile(), text);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
                assertThat(ask(postgres, "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void oneThatRunsIsFoundAndStoppedWithoutItsPidFileWords() throws Exception {
        EmbeddedPostgres left = EmbeddedPostgres.start(folder);
        keep(left);
        long before = pid();
        Files.writeString(pidFile(), "");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(runs(before)).isFalse();
            assertThat(ask(postgres, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void theGuardStartsItAgainWhateverThePidFileSays() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            postgres.guard();
            for (String text : new String[] {"", "garbage"}) {
                long before = pid();
                ProcessHandle process = ProcessHandle.of(before).orElseThrow();
                Files.writeString(pidFile(), text); // before it ends: afterwards the file may be the next one's
                process.destroyForcibly();
                until(() -> pid() != before && ask(postgres, "select 1").equals("1"));
            }
        }
    }

    @Test
    void itsAddressIsKnownBeforeItAnswersAndAStopWaitsForItsStart() throws Exception {
        EmbeddedPostgres postgres = EmbeddedPostgres.begin(folder);
        assertThat(postgres.jdbcUrl()).contains("127.0.0.1");
        assertThat(postgres.password()).hasSize(48);
        postgres.close();
        assertThat(Files.exists(pidFile())).isFalse();
        assertThat(ProcessHandle.allProcesses().anyMatch(process -> serves(process, folder)))
                .isFalse();
    }

    @Test
    void aStartThatFailsSaysWhy() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Files.writeString(folder.resolve("postgres/data/postgresql.conf"), "no_such_setting = 1\n");
        EmbeddedPostgres postgres = EmbeddedPostgres.begin(folder);
        assertThatThrownBy(postgres::await)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the database doesn't start; see ");
        postgres.close();
    }

    @Test
    void aLostPasswordIsRefusedByName() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Files.delete(folder.resolve("postgres/password"));
        assertThatThrownBy(() -> EmbeddedPostgres.begin(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.resolve("postgres/password") + " is not; put that file back");
    }

    private void until(Callable<Boolean> holds) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < end) {
            try {
                if (holds.call()) {
                    return;
                }
            } catch (IOException | NumberFormatException | NoSuchElementException | SQLException e) {
                // not yet
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("waited in vain: " + Files.readString(folder.resolve("postgres/postgres.log")));
    }

    private static boolean serves(ProcessHandle process, Path folder) {
        try {
            Path line = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            return Files.readString(line, StandardCharsets.ISO_8859_1).contains(folder.toString());
        } catch (IOException e) {
            return false; // it ended meanwhile
        }
    }
}

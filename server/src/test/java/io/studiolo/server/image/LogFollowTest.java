package io.studiolo.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFollowTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final AtomicBoolean building = new AtomicBoolean(true);

    @Test
    void aFinishedLogIsToldToItsLastLine() throws Exception {
        building.set(false);
        Path file = folder.resolve("log");
        Files.writeString(
                file, IntStream.range(0, 5000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));
        AssertSubscriber<String> reader =
                LogFollow.of(file, building::get).subscribe().withSubscriber(AssertSubscriber.create(100_000));
        reader.awaitCompletion(SOON);
        assertThat(reader.getItems()).hasSize(5000).endsWith("line 4999");
    }

    @Test
    void aLineThatIsStillWrittenIsWaitedFor() throws Exception {
        Path file = folder.resolve("log");
        AssertSubscriber<String> reader =
                LogFollow.of(file, building::get).subscribe().withSubscriber(AssertSubscriber.create(100));
        Files.writeString(file, "one\ntw");
        reader.awaitItems(1, SOON);
        Files.writeString(file, "o\nthr", StandardOpenOption.APPEND);
        reader.awaitItems(2, SOON);
        Files.writeString(file, "ee", StandardOpenOption.APPEND);
        building.set(false);
        reader.awaitCompletion(SOON).assertItems("one", "two", "three");
    }

    @Test
    void aLineWithoutEndIsCutInPieces() throws Exception {
        building.set(false);
        Path file = folder.resolve("log");
        Files.writeString(file, "x".repeat(100_000));
        AssertSubscriber<String> reader =
                LogFollow.of(file, building::get).subscribe().withSubscriber(AssertSubscriber.create(100));
        reader.awaitCompletion(SOON);
        assertThat(reader.getItems()).allMatch(line -> line.length() <= 16 * 1024);
        assertThat(String.join("", reader.getItems())).hasSize(100_000);
    }

    @Test
    void noLogAndNoBuildIsTheEnd() {
        building.set(false);
        LogFollow.of(folder.resolve("none"), building::get)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1))
                .awaitCompletion(SOON)
                .assertHasNotReceivedAnyItem();
    }
}

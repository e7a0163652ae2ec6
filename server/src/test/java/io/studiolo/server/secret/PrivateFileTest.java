package io.studiolo.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @TempDir
    private Path folder;

    @Test
    void itIsReadableByItsOwnerOnlyAndAlone() throws Exception {
        Path file = folder.resolve("kept");
        PrivateFile.write(file, "one");
        PrivateFile.write(file, "two");
        assertThat(file).hasContent("two");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void itIsMadeOnce() {
        Path file = folder.resolve("made");
        assertThat(PrivateFile.readOrMake(file, () -> "first")).isEqualTo("first");
        assertThat(PrivateFile.readOrMake(file, () -> "second")).isEqualTo("first");
    }

    @Test
    void aFailedWriteLeavesNothingBehind() throws Exception {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("full"));
        assertThatThrownBy(() -> PrivateFile.write(taken, "text"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("taken can't be written");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(taken);
        }
    }

    @Test
    void aFolderThatVanishedIsNamed() {
        assertThatThrownBy(() -> PrivateFile.write(folder.resolve("gone/file"), "text"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone/file can't be written");
    }
}

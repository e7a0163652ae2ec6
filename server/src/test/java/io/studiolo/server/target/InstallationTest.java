package io.studiolo.server.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.studiolo.server.target.Runtimes.DockerSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
    @TempDir
    private Path folder;

    @Test
    void theIdIsMadeOnceAndKept() {
        UUID made = DockerSettings.installation(folder.resolve("installation"));
        assertThat(DockerSettings.installation(folder.resolve("installation"))).isEqualTo(made);
    }

    @Test
    void anEmptyFileIsRefusedAndNotReplaced() throws Exception {
        Path file = Files.createFile(folder.resolve("installation"));
        assertThatIllegalStateException()
                .isThrownBy(() -> DockerSettings.installation(file))
                .withMessageContaining(file + " must hold this installation's id")
                .withMessageContaining("backup");
        assertThat(file).isEmptyFile();
    }
}

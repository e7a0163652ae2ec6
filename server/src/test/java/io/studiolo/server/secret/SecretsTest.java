package io.studiolo.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW = Base64.getEncoder()
            .encodeToString("0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    @Test
    void whatWasSealedOpensInItsPlaceOnly() {
        Secrets secrets = new Secrets(OLD, "a test");
        String sealed = secrets.seal("hush", "here");
        assertThat(sealed).doesNotContain("hush");
        assertThat(secrets.open(sealed, "here")).isEqualTo("hush");
        assertThatIllegalStateException().isThrownBy(() -> secrets.open(sealed, "there"));
    }

    @Test
    void aChangedSecretDoesNotOpen() {
        Secrets secrets = new Secrets(OLD, "a test");
        String sealed = secrets.seal("hush", "here");
        char last = sealed.charAt(sealed.length() - 3);
        String changed = sealed.substring(0, sealed.length() - 3)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 2);
        assertThatIllegalStateException().isThrownBy(() -> secrets.open(changed, "here"));
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() {
        String sealed = new Secrets(OLD, "a test").seal("hush", "here");
        Secrets rotated = new Secrets(NEW + "\n\n" + OLD + "\n", "a test");
        assertThat(rotated.open(sealed, "here")).isEqualTo("hush");
        String anew = rotated.seal("hush", "here");
        assertThatIllegalStateException().isThrownBy(() -> new Secrets(OLD, "a test").open(anew, "here"));
    }

    @Test
    void theKeyIsMadeOnceAndKept(@TempDir Path data) {
        String sealed = new Secrets(data, Optional.empty()).seal("hush", "here");
        assertThat(new Secrets(data, Optional.empty()).open(sealed, "here")).isEqualTo("hush");
    }

    @Test
    void aKeyFileThatIsCutShortIsRefusedByName(@TempDir Path data) throws Exception {
        Path file = data.resolve("secret.key");
        Files.writeString(file, OLD.substring(0, 8) + "\n");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Secrets(data, Optional.empty()))
                .withMessageContaining("32 bytes")
                .withMessageContaining(file + " has 6");
        Files.writeString(file, "");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Secrets(data, Optional.empty()))
                .withMessageContaining("no secret key in " + file);
        Files.writeString(file, "#!");
        assertThatIllegalStateException()
                .isThrownBy(() -> new Secrets(data, Optional.empty()))
                .withMessageContaining("no base64");
    }
}

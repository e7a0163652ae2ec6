package io.studiolo.server.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW = Base64.getEncoder()
            .encodeToString("0123456789abcdef0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    @Test
    void whatWasSealedOpensInItsPlaceOnly() {
        Secrets secrets = new Secrets(List.of(OLD));
        String sealed = secrets.seal("hush", "here");
        assertThat(sealed).doesNotContain("hush");
        assertThat(secrets.open(sealed, "here")).isEqualTo("hush");
        assertThatIllegalStateException().isThrownBy(() -> secrets.open(sealed, "there"));
    }

    @Test
    void aChangedSecretDoesNotOpen() {
        Secrets secrets = new Secrets(List.of(OLD));
        String sealed = secrets.seal("hush", "here");
        char last = sealed.charAt(sealed.length() - 3);
        String changed = sealed.substring(0, sealed.length() - 3)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 2);
        assertThatIllegalStateException().isThrownBy(() -> secrets.open(changed, "here"));
    }

    @Test
    void aNewKeySealsAndTheOldOneStillOpens() {
        String sealed = new Secrets(List.of(OLD)).seal("hush", "here");
        Secrets rotated = new Secrets(List.of(NEW, OLD));
        assertThat(rotated.open(sealed, "here")).isEqualTo("hush");
        String anew = rotated.seal("hush", "here");
        assertThatIllegalStateException().isThrownBy(() -> new Secrets(List.of(OLD)).open(anew, "here"));
    }
}

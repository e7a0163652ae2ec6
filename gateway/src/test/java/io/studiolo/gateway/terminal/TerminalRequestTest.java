package io.studiolo.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalRequestTest {
    private static final UUID WORKSPACE = new UUID(0, 1);

    @Test
    void whatIsMissingHasADefault() {
        assertThat(TerminalRequest.parse(WORKSPACE, null, null, null))
                .contains(new TerminalRequest(WORKSPACE, "main", 80, 24));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Main",
                "-x",
                "a b",
                "a;b",
                "$(x)",
                "a:b",
                "a.b",
                "\u00e4",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aSessionNameThatCouldMeanSomethingElseIsRefused(String session) {
        assertThat(TerminalRequest.parse(WORKSPACE, session, null, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1000", "080", "8x", "99999999999", " 80"})
    void aSizeOutOfRangeIsRefused(String size) {
        assertThat(TerminalRequest.parse(WORKSPACE, "main", size, null)).isEmpty();
        assertThat(TerminalRequest.parse(WORKSPACE, "main", null, size)).isEmpty();
    }
}

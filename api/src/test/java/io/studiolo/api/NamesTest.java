package io.studiolo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "demo", "calm-heron", "w2", "a-b-c", "abcdefghijklmnopqrstuvwxyza"})
    void wordsOfLettersDigitsAndSingleHyphensAreNames(String name) {
        assertThat(Names.workspace(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A",
                "Demo",
                "1a",
                "-a",
                "a-",
                "a--b",
                "../etc",
                "a/b",
                "a.b",
                "a b",
                "ä",
                "a\n",
                "日本",
                "new",
                "api",
                "xn",
                "abcdefghijklmnopqrstuvwxyzab"
            })
    void everythingElseIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Names.workspace(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100_000})
    void aLongNameIsRefusedWithItsLength(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.workspace("a".repeat(length)))
                .withMessageContaining(String.valueOf(length))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "abcdefghijklmnopqrstu", "root user"})
    void aUserNameHasTwoToTwentyCharacters(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Names.user(name));
    }
}

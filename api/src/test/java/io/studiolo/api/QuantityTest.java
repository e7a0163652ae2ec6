package io.studiolo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({"500m,500", "2,2000", "1.5,1500", "0,0", "999999,999999000"})
    void cpuIsReadInThousandths(String text, long millis) {
        assertThat(Quantity.cpuMillis(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"512Mi,536870912", "1.5Gi,1610612736", "1,1", "1k,1000", "2G,2000000000", "1Ti,1099511627776"})
    void memoryIsReadInBytes(String text, long bytes) {
        assertThat(Quantity.bytes(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "1e9", "four", "1Gi ", " 1", "1gi", "0x10", "٣", "1Gi;rm", "9999999999999999", "."})
    void garbageIsRefusedWithItsValueAndAnExample(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.bytes(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("4Gi");
    }

    @Test
    void moreThanALongHoldsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Quantity.bytes("999999999999999Ti"));
    }

    @Test
    void aHugeTextIsShortenedInTheMessage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quantity.cpuMillis("9".repeat(100_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @CsvSource({"2000,2", "500,500m", "1500,1500m"})
    void cpuIsWrittenShort(long millis, String text) {
        assertThat(Quantity.ofCpuMillis(millis)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2147483648,2Gi", "1610612736,1536Mi", "1000,1000", "0,0"})
    void bytesAreWrittenShortAndExact(long bytes, String text) {
        assertThat(Quantity.ofBytes(bytes)).isEqualTo(text);
    }
}

package io.studiolo.server.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.api.UsageSample;
import io.studiolo.runtime.Stats;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RatesTest {
    private static Stats at(int second, long cpuNanos, long counter) {
        return new Stats(Instant.ofEpochSecond(second), cpuNanos, 1000, counter, counter, counter, counter, 7);
    }

    @Test
    void twoReadingsOfCountersMakeARate() {
        UsageSample sample = Rates.between(at(10, 0, 100), at(12, 1_000_000_000, 300), 55);
        assertThat(sample.cpuMillis()).isEqualTo(500);
        assertThat(sample.networkRxBytesPerSecond()).isEqualTo(100);
        assertThat(sample.memoryBytes()).isEqualTo(1000);
        assertThat(sample.diskBytes()).isEqualTo(55);
        assertThat(sample.processes()).isEqualTo(7);
    }

    @Test
    void aCounterThatBeganAnewIsNoNegativeUse() {
        UsageSample sample = Rates.between(at(10, 9_000_000_000L, 900), at(11, 5, 5), -1);
        assertThat(sample.cpuMillis()).isZero();
        assertThat(sample.blockReadBytesPerSecond()).isZero();
    }

    @Test
    void twoReadingsAtTheSameMomentDivideByNothing() {
        assertThat(Rates.between(at(10, 0, 0), at(10, 0, 0), -1).cpuMillis()).isZero();
    }
}

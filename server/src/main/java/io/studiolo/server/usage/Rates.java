package io.studiolo.server.usage;

import io.studiolo.api.UsageSample;
import io.studiolo.runtime.Stats;
import java.time.Duration;

/** Makes rates of two samples of counters. */
final class Rates {
    private Rates() {}

    /**
     * What was used between two samples. A counter that went back began anew: the container was started again.
     *
     * @param disk bytes, measured elsewhere; -1 while unknown
     */
    static UsageSample between(Stats before, Stats after, long disk) {
        double seconds =
                Math.max(0.001, Duration.between(before.at(), after.at()).toNanos() / 1e9);
        long cpu = Math.round((after.cpuNanos() - before.cpuNanos()) / seconds / 1e6);
        return new UsageSample(
                after.at(),
                Math.max(0, cpu),
                after.memoryBytes(),
                perSecond(before.networkRxBytes(), after.networkRxBytes(), seconds),
                perSecond(before.networkTxBytes(), after.networkTxBytes(), seconds),
                perSecond(before.blockReadBytes(), after.blockReadBytes(), seconds),
                perSecond(before.blockWriteBytes(), after.blockWriteBytes(), seconds),
                disk,
                after.processes());
    }

    private static long perSecond(long before, long after, double seconds) {
        return Math.max(0, Math.round((after - before) / seconds));
    }
}

package io.studiolo.gateway.proxy;

import java.util.concurrent.atomic.LongAdder;

/** What {@link GatewayStats} is read from. */
record Counters(LongAdder requests, LongAdder refused, LongAdder exchanges, LongAdder sockets) {
    static Counters fresh() {
        return new Counters(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }

    GatewayStats stats() {
        return new GatewayStats(requests.sum(), refused.sum(), exchanges.sum(), sockets.sum());
    }
}

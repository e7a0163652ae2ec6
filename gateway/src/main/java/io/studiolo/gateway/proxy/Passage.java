package io.studiolo.gateway.proxy;

import io.studiolo.gateway.route.Traffic;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;

/**
 * What one event loop needs to pass requests on; all of it is its own.
 *
 * @param client keeps connections to apps, all on this loop
 */
record Passage(Vertx vertx, HttpClient client, RequestHeaders headers, Replies replies, Books books) {
    /**
     * Who is told of what is under way.
     *
     * @param live by session, on this loop
     * @param counters shared by all loops
     */
    record Books(LiveExchanges live, Activity activity, Traffic traffic, Counters counters) {
        void begin(Admitted admitted, LiveExchanges.Live exchange) {
            live.add(admitted.session().id(), exchange);
            counters.exchanges().increment();
            activity.seen(admitted.route().workspace());
        }

        void end(Admitted admitted, LiveExchanges.Live exchange) {
            live.remove(admitted.session().id(), exchange);
            counters.exchanges().decrement();
        }

        void opened(Admitted admitted) {
            counters.sockets().increment();
            traffic.opened(admitted.route().workspace(), admitted.session());
        }

        void closed(Admitted admitted) {
            counters.sockets().decrement();
            traffic.closed(admitted.route().workspace(), admitted.session());
        }
    }
}

package io.studiolo.gateway.proxy;

import java.time.Duration;
import java.util.Set;

/**
 * Where the gateway listens and what it allows.
 *
 * @param bindAddress numeric address to listen on
 * @param port to listen on; 0 takes a free one
 * @param origins how browsers see it
 * @param limits what a client or an app may use of it
 * @param trustedHops numeric addresses of proxies before us whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto}
 *     are believed
 */
public record GatewayConfig(String bindAddress, int port, Origins origins, Limits limits, Set<String> trustedHops) {

    public GatewayConfig {
        trustedHops = Set.copyOf(trustedHops);
    }

    /** Listens on loopback for {@code *.localhost}, with the default limits. */
    public static GatewayConfig local(int port, String controlOrigin) {
        Origins origins = new Origins("localhost", controlOrigin, false);
        return new GatewayConfig("127.0.0.1", port, origins, Limits.defaults(), Set.of());
    }

    /**
     * How browsers see us.
     *
     * @param appsDomain the domain under which each app has a name, lower case
     * @param controlOrigin scheme, host and port of the control plane, without a slash at the end
     * @param secure whether they see https; TLS itself ends at a hop before us
     */
    public record Origins(String appsDomain, String controlOrigin, boolean secure) {}

    /**
     * Bounds.
     *
     * @param headerBytes of a request's head in all, its first line included
     * @param requestLineBytes of the first line
     * @param upstreamConnections to one app, for each event loop
     * @param timeouts how long is waited for what
     */
    public record Limits(int headerBytes, int requestLineBytes, int upstreamConnections, Timeouts timeouts) {
        public static Limits defaults() {
            return new Limits(32 * 1024, 16 * 1024, 4096, Timeouts.defaults());
        }
    }

    /**
     * How long is waited.
     *
     * @param requestHead for a whole request head, from its first byte (from the connection on for the first one)
     * @param keepAlive between two requests of a client
     * @param connect to an app
     * @param upstreamIdle without a byte either way while an app is answering; WebSockets have no such end
     */
    public record Timeouts(Duration requestHead, Duration keepAlive, Duration connect, Duration upstreamIdle) {
        public static Timeouts defaults() {
            return new Timeouts(
                    Duration.ofSeconds(10), Duration.ofSeconds(75), Duration.ofSeconds(2), Duration.ofMinutes(10));
        }
    }
}

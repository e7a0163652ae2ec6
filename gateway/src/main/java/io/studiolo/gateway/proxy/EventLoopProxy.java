package io.studiolo.gateway.proxy;

import io.studiolo.gateway.route.AppSessions;
import io.studiolo.gateway.route.Routes;
import io.studiolo.gateway.route.Traffic;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The proxy on one event loop: its listener and its connections to apps share the loop, so nothing changes threads. */
final class EventLoopProxy extends AbstractVerticle {
    /** What all loops share. */
    record Shared(GatewayConfig config, Routes routes, AppSessions sessions, Traffic traffic, Counters counters) {}

    /** Node's servers close a kept connection after 5 s: ours go before, or a request would meet the closing one. */
    private static final int UPSTREAM_KEEP_ALIVE_SECONDS = 4;

    /** So finely is the limit on silence measured. */
    private static final int IDLE_BEATS = 20;

    private final Shared shared;
    private final int listenPort;
    private final LiveExchanges live = new LiveExchanges();
    private @Nullable HttpServer server;
    private long beats;

    /** @param listenPort of the configuration, or a negative number that stands for one free port of all loops */
    EventLoopProxy(Shared shared, int listenPort) {
        this.shared = shared;
        this.listenPort = listenPort;
    }

    @Override
    public void start(Promise<Void> started) {
        GatewayConfig config = shared.config();
        HttpClient client = vertx.createHttpClient(clientOptions(config.limits()));
        Replies replies = new Replies(
                vertx, config.origins().controlOrigin(), shared.counters().refused());
        Passage.Books books =
                new Passage.Books(live, new Activity(shared.traffic()), shared.traffic(), shared.counters());
        Passage passage = new Passage(vertx, client, new RequestHeaders(config), replies, books);
        SignIn signIn = new SignIn(shared.sessions(), config.origins(), replies);
        FrontDoor door = new FrontDoor(config.origins(), shared.routes(), signIn, passage);
        HttpServer listener = vertx.createHttpServer(serverOptions(config))
                .connectionHandler(connection -> ConnectionGuard.install(connection, config.limits()))
                .requestHandler(door::handle);
        server = listener;
        long beatMillis = Math.max(1, config.limits().timeouts().upstreamIdle().toMillis() / IDLE_BEATS);
        beats = vertx.setPeriodic(beatMillis, _ -> live.beat(IDLE_BEATS));
        listener.listen(listenPort, config.bindAddress()).<Void>mapEmpty().onComplete(started);
    }

    int port() {
        HttpServer listener = server;
        return listener == null ? 0 : listener.actualPort();
    }

    /** From any thread. */
    void sessionEnded(UUID session) {
        context.runOnContext(_ -> live.cut(session));
    }

    @Override
    public void stop() {
        vertx.cancelTimer(beats);
        live.cutAll();
    }

    private static HttpServerOptions serverOptions(GatewayConfig config) {
        GatewayConfig.Limits limits = config.limits();
        // The guard refuses first; Netty's own limits stand behind it.
        return new HttpServerOptions()
                .setMaxHeaderSize(limits.headerBytes() + limits.requestLineBytes())
                .setMaxInitialLineLength(limits.requestLineBytes() + 1)
                .setHandle100ContinueAutomatically(false)
                .setCompressionSupported(false)
                // WebSockets are passed on unread: no handler for their extensions on every connection.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setHttp2ClearTextEnabled(false)
                .setTcpKeepAlive(true)
                .setTcpNoDelay(true)
                .setAcceptBacklog(1024);
    }

    private static HttpClientOptions clientOptions(GatewayConfig.Limits limits) {
        GatewayConfig.Timeouts timeouts = limits.timeouts();
        return new HttpClientOptions()
                .setMaxPoolSize(limits.upstreamConnections())
                .setKeepAlive(true)
                .setKeepAliveTimeout(UPSTREAM_KEEP_ALIVE_SECONDS)
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setConnectTimeout((int) timeouts.connect().toMillis())
                .setMaxHeaderSize(64 * 1024)
                .setMaxInitialLineLength(16 * 1024)
                .setTcpKeepAlive(true)
                .setTcpNoDelay(true);
    }
}

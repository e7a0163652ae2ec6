package io.studiolo.gateway.proxy;

import io.studiolo.gateway.route.AppHost;
import io.studiolo.gateway.route.AppSession;
import io.studiolo.gateway.route.AppSessions;
import io.studiolo.gateway.route.Route;
import io.studiolo.gateway.route.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A real gateway on a free port, before a real app on another, with ports that answer from maps. */
final class GatewayFixture implements AutoCloseable {
    static final String CONTROL = "http://localhost:8080";
    static final AppHost LAB = new AppHost("lab", "demo", "ada");
    static final String SECRET = "secret-0123456789abcdef";
    static final String COOKIE = "Cookie: studiolo_app=" + SECRET;
    /** A cookie at which the sessions break. */
    static final String BREAKS = "breaks-0123456789abcdef";

    static final UUID WORKSPACE = new UUID(0, 7);
    static final UUID SESSION = new UUID(0, 8);

    private static final HttpServerOptions LARGE_HEADS = new HttpServerOptions()
            .addWebSocketSubProtocol("v1.kernel")
            .setMaxHeaderSize(64 * 1024)
            .setMaxInitialLineLength(32 * 1024);

    final Map<AppHost, Route> routes = new ConcurrentHashMap<>();
    final FakeSessions sessions = new FakeSessions();
    final RecordedTraffic traffic = new RecordedTraffic();
    final Vertx vertx;
    final Gateway gateway;
    final HttpServer app;

    GatewayFixture(Vertx vertx, Handler<HttpServerRequest> app) {
        this(vertx, app, config(Duration.ofSeconds(10)));
    }

    GatewayFixture(Vertx vertx, Handler<HttpServerRequest> app, GatewayConfig config) {
        this.vertx = vertx;
        this.app = await(vertx.createHttpServer(LARGE_HEADS).requestHandler(app).listen(0, "127.0.0.1"));
        this.gateway =
                new Gateway(vertx, config, host -> routes.getOrDefault(host, new Route.None()), sessions, traffic);
        await(gateway.start());
        open(LAB, this.app.actualPort());
        sessions.put(SECRET, new AppSession(SESSION, WORKSPACE, LAB, "ada", Instant.MAX));
    }

    static GatewayConfig config(Duration requestHead) {
        return config(requestHead, Duration.ofSeconds(30));
    }

    static GatewayConfig config(Duration requestHead, Duration upstreamIdle) {
        GatewayConfig.Timeouts timeouts =
                new GatewayConfig.Timeouts(requestHead, Duration.ofSeconds(30), Duration.ofSeconds(2), upstreamIdle);
        GatewayConfig.Origins origins = new GatewayConfig.Origins("localhost", CONTROL, false);
        GatewayConfig.Limits limits = new GatewayConfig.Limits(32 * 1024, 16 * 1024, 64, timeouts);
        return new GatewayConfig("127.0.0.1", 0, origins, limits, Set.of());
    }

    void open(AppHost host, int port) {
        routes.put(host, new Route.Open(WORKSPACE, "127.0.0.1", port));
    }

    int port() {
        return gateway.port();
    }

    String host() {
        return LAB.label() + ".localhost:" + port();
    }

    String origin() {
        return "http://" + host();
    }

    RawClient connect() throws IOException {
        return new RawClient(port());
    }

    /** One signed-in GET on a connection of its own. */
    RawResponse get(String path, String... headers) throws IOException {
        return send("GET", path, headers);
    }

    RawResponse send(String method, String path, String... headers) throws IOException {
        try (RawClient client = connect()) {
            client.send(head(method, path, headers));
            return client.read();
        }
    }

    /** A signed-in head with the lab's host. */
    String head(String method, String path, String... headers) {
        return bareHead(method, path, host(), COOKIE, String.join("\r\n", headers));
    }

    static String bareHead(String method, String path, String host, String... headers) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        List.of(headers).stream()
                .filter(header -> !header.isEmpty())
                .forEach(header -> head.append(header).append("\r\n"));
        return head.append("\r\n").toString();
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** Waits for what nothing tells of. */
    void awaitThat(BooleanSupplier condition) {
        Promise<Void> promise = Promise.promise();
        vertx.setPeriodic(10, timer -> {
            if (condition.getAsBoolean()) {
                vertx.cancelTimer(timer);
                promise.complete();
            }
        });
        await(promise.future());
    }

    @Override
    public void close() {
        await(gateway.stop());
        await(app.close());
    }

    /** Sessions by secret; codes by what they must come with. */
    static final class FakeSessions implements AppSessions {
        private final Map<String, AppSession> bySecret = new ConcurrentHashMap<>();
        private final Map<String, String> codes = new ConcurrentHashMap<>();
        private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();

        void put(String secret, AppSession session) {
            bySecret.put(secret, session);
        }

        void putCode(String code, AppHost host, String nonce, String secret) {
            codes.put(code + host.label() + nonce, secret);
        }

        void end(UUID session) {
            bySecret.values().removeIf(known -> known.id().equals(session));
            listeners.forEach(listener -> listener.accept(session));
        }

        @Override
        public Optional<AppSession> find(String cookie, AppHost host) {
            if (cookie.equals(BREAKS)) {
                throw new IllegalStateException("as the test wants it");
            }
            return Optional.ofNullable(bySecret.get(cookie))
                    .filter(session -> session.host().equals(host));
        }

        @Override
        public CompletionStage<Optional<String>> redeem(String code, AppHost host, String nonce) {
            return CompletableFuture.supplyAsync(() -> Optional.ofNullable(codes.remove(code + host.label() + nonce)));
        }

        @Override
        public void onEnd(Consumer<UUID> listener) {
            listeners.add(listener);
        }
    }

    /** What the gateway told, in order. */
    static final class RecordedTraffic implements Traffic {
        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void seen(UUID workspace) {
            told.add("seen");
        }

        @Override
        public void opened(UUID workspace, AppSession session) {
            told.add("opened");
        }

        @Override
        public void closed(UUID workspace, AppSession session) {
            told.add("closed");
        }
    }
}

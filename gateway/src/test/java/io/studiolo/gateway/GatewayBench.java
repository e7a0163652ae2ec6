package io.studiolo.gateway;

import io.studiolo.gateway.proxy.Gateway;
import io.studiolo.gateway.proxy.GatewayConfig;
import io.studiolo.gateway.route.AppHost;
import io.studiolo.gateway.route.AppSession;
import io.studiolo.gateway.route.AppSessions;
import io.studiolo.gateway.route.Route;
import io.studiolo.gateway.route.Traffic;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The gateway alone before one app, for load programs: {@code GatewayBench LISTEN_PORT UPSTREAM_PORT}. The app is
 * {@code http://app--bench--bench.localhost:LISTEN_PORT}; the cookie {@code studiolo_app=bench-0123456789abcdef} is
 * signed in to it.
 */
final class GatewayBench {
    private static final String SECRET = "bench-0123456789abcdef";
    private static final UUID WORKSPACE = new UUID(0, 1);
    private static final AppHost APP = new AppHost("app", "bench", "bench");

    private GatewayBench() {}

    public static void main(String[] args) throws InterruptedException {
        int port = Integer.parseInt(args[0]);
        Route upstream = new Route.Open(WORKSPACE, "127.0.0.1", Integer.parseInt(args[1]));
        Route none = new Route.None();
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        GatewayConfig config = GatewayConfig.local(port, "http://localhost:8080");
        new Gateway(vertx, config, host -> host.equals(APP) ? upstream : none, new OneSession(), new NoTraffic())
                .start()
                .onSuccess(gateway -> System.out.println("listening on " + gateway.port()))
                .onFailure(Throwable::printStackTrace);
        new CountDownLatch(1).await();
    }

    private record OneSession(AppSession session) implements AppSessions {
        OneSession() {
            this(new AppSession(new UUID(0, 2), WORKSPACE, APP, "bench", Instant.MAX));
        }

        @Override
        public Optional<AppSession> find(String cookie, AppHost host) {
            return cookie.equals(SECRET) && host.equals(APP) ? Optional.of(session) : Optional.empty();
        }

        @Override
        public CompletionStage<Optional<String>> redeem(String code, AppHost host, String nonce) {
            return CompletableFuture.completedFuture(Optional.empty());
        }

        @Override
        public void onEnd(Consumer<UUID> listener) {
            // It never ends.
        }
    }

    private record NoTraffic() implements Traffic {
        @Override
        public void seen(UUID workspace) {}

        @Override
        public void opened(UUID workspace, AppSession session) {}

        @Override
        public void closed(UUID workspace, AppSession session) {}
    }
}

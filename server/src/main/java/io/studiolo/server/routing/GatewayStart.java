package io.studiolo.server.routing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.studiolo.gateway.proxy.Gateway;
import io.studiolo.gateway.proxy.GatewayConfig;
import io.studiolo.server.identity.ControlOrigin;
import io.studiolo.server.identity.CredentialEnded;
import io.studiolo.server.workspace.AppAddresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Opens the apps port once the routes are known, and closes it with the server. */
@ApplicationScoped
class GatewayStart {
    private static final long WAIT_SECONDS = 10;

    private final Vertx vertx;
    private final RouteTable routes;
    private final AppSignIns signIns;
    private final AppTraffic traffic;
    private final GatewayConfig config;
    private @Nullable Gateway gateway;

    GatewayStart(Vertx vertx, RouteTable routes, AppSignIns signIns, AppTraffic traffic, Settings settings) {
        this.vertx = vertx;
        this.routes = routes;
        this.signIns = signIns;
        this.traffic = traffic;
        this.config = settings.config();
    }

    /** Where the gateway listens, from the configuration. */
    @ApplicationScoped
    static class Settings {
        private final ControlOrigin control;
        private final AppAddresses apps;
        private final String bind;
        private final int port;
        private final Optional<List<String>> trustedHops;

        Settings(
                ControlOrigin control,
                AppAddresses apps,
                @ConfigProperty(name = "studiolo.bind") String bind,
                @ConfigProperty(name = "studiolo.apps.port") int port,
                @ConfigProperty(name = "studiolo.trusted-hops") Optional<List<String>> trustedHops) {
            this.control = control;
            this.apps = apps;
            this.bind = bind;
            this.port = port;
            this.trustedHops = trustedHops;
        }

        GatewayConfig config() {
            GatewayConfig.Origins origins = new GatewayConfig.Origins(apps.domain(), control.url(), apps.secure());
            return new GatewayConfig(
                    bind, port, origins, GatewayConfig.Limits.defaults(), Set.copyOf(trustedHops.orElse(List.of())));
        }
    }

    void start(@Observes @Priority(3000) StartupEvent event) {
        signIns.load();
        Gateway opened = new Gateway(vertx, config, routes, signIns, traffic);
        await(opened.start());
        gateway = opened;
    }

    void stop(@Observes ShutdownEvent event) {
        if (gateway != null) {
            await(gateway.stop());
        }
    }

    void ended(@Observes CredentialEnded ended) {
        signIns.ended(ended.credential());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the gateway was opening or closing", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the gateway can't open or close its port", e);
        }
    }
}

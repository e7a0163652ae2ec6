package io.studiolo.gateway.proxy;

import io.studiolo.gateway.route.AppSessions;
import io.studiolo.gateway.route.Routes;
import io.studiolo.gateway.route.Traffic;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The data plane: listens on the apps port and passes the requests of signed-in people on to the apps of their
 * workspaces. Asks its ports in memory and keeps nothing.
 */
public final class Gateway {
    /** Listeners given the same negative port share one free port; each gateway needs a number of its own. */
    private static final AtomicInteger FREE_PORTS = new AtomicInteger();

    private final Vertx vertx;
    private final EventLoopProxy.Shared shared;
    private final Queue<EventLoopProxy> loops = new ConcurrentLinkedQueue<>();
    private volatile @Nullable String deployment;

    /**
     * Listens to the end of sessions from here on; to requests only from {@link #start()} on.
     *
     * @param sessions asked on every request, as are the routes
     * @param traffic told of use
     */
    public Gateway(Vertx vertx, GatewayConfig config, Routes routes, AppSessions sessions, Traffic traffic) {
        this.vertx = vertx;
        this.shared = new EventLoopProxy.Shared(config, routes, sessions, traffic, Counters.fresh());
        sessions.onEnd(this::sessionEnded);
    }

    /** Begins to listen, on as many event loops as there are processors. */
    public Future<Gateway> start() {
        int configured = shared.config().port();
        int port = configured == 0 ? -FREE_PORTS.incrementAndGet() : configured;
        DeploymentOptions options =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        return vertx.deployVerticle(() -> loop(port), options).map(id -> {
            deployment = id;
            return this;
        });
    }

    private EventLoopProxy loop(int port) {
        EventLoopProxy loop = new EventLoopProxy(shared, port);
        loops.add(loop);
        return loop;
    }

    /** Ends: no new connections, and those that are open are closed. Does nothing if it has not started. */
    public Future<Void> stop() {
        String running = deployment;
        if (running == null) {
            return Future.succeededFuture();
        }
        deployment = null;
        return vertx.undeploy(running).onComplete(_ -> loops.clear());
    }

    /** Where it listens; 0 before it does. */
    public int port() {
        EventLoopProxy any = loops.peek();
        return any == null ? 0 : any.port();
    }

    public GatewayStats stats() {
        return shared.counters().stats();
    }

    private void sessionEnded(UUID session) {
        List.copyOf(loops).forEach(loop -> loop.sessionEnded(session));
    }
}

package io.studiolo.server.routing;

import io.studiolo.api.Permission;
import io.studiolo.gateway.terminal.TerminalBridge;
import io.studiolo.gateway.terminal.TerminalEnd;
import io.studiolo.gateway.terminal.TerminalRequest;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.http.DatabaseFaults;
import io.studiolo.server.identity.Authentication;
import io.studiolo.server.identity.Caller;
import io.studiolo.server.identity.CredentialEnded;
import io.studiolo.server.workspace.Connections;
import io.studiolo.server.workspace.WorkspaceChanged;
import io.studiolo.server.workspace.WorkspaceRow;
import io.studiolo.server.workspace.Workspaces;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** {@code GET /api/v1/workspaces/ID/terminal}: who it is and whence is settled before the upgrade, then the bridge takes over. */
@ApplicationScoped
class TerminalRoute {
    private static final int BEFORE_REST = -50;
    private static final int MOST = 64;
    private static final Duration FORESEEN = Duration.ofDays(30);

    private final Authentication authentication;
    private final Workspaces workspaces;
    private final Connections connections;
    private final TerminalBridge bridge;
    private final Clock clock;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    TerminalRoute(
            Authentication authentication,
            Workspaces workspaces,
            Connections connections,
            Shells shells,
            AppTraffic traffic,
            Clock clock) {
        this.authentication = authentication;
        this.workspaces = workspaces;
        this.connections = connections;
        this.bridge = new TerminalBridge(shells, traffic);
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.get("/api/v1/workspaces/:id/terminal").order(BEFORE_REST).handler(context -> {
            context.request().pause(); // nothing is lost while it is decided elsewhere
            threads.execute(() -> handle(context));
        });
    }

    private void handle(RoutingContext context) {
        try {
            if (!authentication.mayUpgrade(context)) {
                refuse(context, 403, "a terminal can be opened from this page only");
                return;
            }
            Optional<Caller> caller = authentication.of(context).filter(c -> !c.passwordChangeRequired());
            if (caller.isEmpty()) {
                refuse(context, 401, "sign in first");
                return;
            }
            open(context, caller.get());
        } catch (ApiException e) {
            refuse(context, e.code().status(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            refuse(context, 404, "there is no such workspace");
        } catch (RuntimeException e) {
            refuse(context, 503, "the terminal can't be opened now; try again shortly");
        }
    }

    private void open(RoutingContext context, Caller caller) {
        UUID id = UUID.fromString(context.pathParam("id"));
        WorkspaceRow row = workspaces.get(caller, id, Permission.WORKSPACE_USE);
        Optional<TerminalRequest> request = TerminalRequest.parse(
                row.id(),
                context.request().getParam("session"),
                context.request().getParam("columns"),
                context.request().getParam("rows"));
        if (request.isEmpty()) {
            refuse(context, 400, "session must be 1 to 32 of a-z, 0-9 and hyphens; columns and rows 1 to 999");
            return;
        }
        if (connections.count("terminal", caller.name()) >= MOST) {
            refuse(context, 429, "you have " + MOST + " terminals open already; close some of them");
            return;
        }
        context.vertx()
                .runOnContext(nothing -> context.request()
                        .toWebSocket()
                        .onSuccess(socket -> bridge(context, socket, caller, request.get())));
    }

    private void bridge(RoutingContext context, ServerWebSocket socket, Caller caller, TerminalRequest request) {
        UUID connection = UUID.randomUUID();
        connections.opened(connection, new Connections.Open(request.workspace(), "terminal", caller.name()));
        Duration left = Duration.between(clock.instant(), caller.endsAt());
        long end = context.vertx()
                .setTimer(
                        Math.clamp(left.toMillis(), 1, FORESEEN.toMillis()),
                        timer -> bridge.endCredential(caller.credential()));
        socket.endHandler(nothing -> {
            connections.closed(connection);
            context.vertx().cancelTimer(end);
        });
        bridge.bridge(socket, request, caller.credential());
        threads.execute(() -> endIfEnded(context, caller));
    }

    /** The credential may have ended between the question and the upgrade. */
    private void endIfEnded(RoutingContext context, Caller caller) {
        try {
            if (authentication.of(context).isEmpty()) {
                bridge.endCredential(caller.credential());
            }
        } catch (RuntimeException e) {
            if (!DatabaseFaults.unavailable(e)) {
                throw e;
            }
        }
    }

    void ended(@Observes CredentialEnded ended) {
        bridge.endCredential(ended.credential());
    }

    /** A workspace that was deleted or purged takes its terminals along. */
    void changed(@Observes WorkspaceChanged changed) {
        if (changed.row().isEmpty() || changed.row().get().deletedAt() != null) {
            bridge.endWorkspace(changed.id(), TerminalEnd.WORKSPACE_GONE);
        }
    }

    private static void refuse(RoutingContext context, int status, String sentence) {
        context.request().resume();
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain")
                .end(sentence + "\n");
    }
}

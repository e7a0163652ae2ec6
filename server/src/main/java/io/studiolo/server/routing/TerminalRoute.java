package io.studiolo.server.routing;

import io.studiolo.api.Permission;
import io.studiolo.gateway.terminal.TerminalBridge;
import io.studiolo.gateway.terminal.TerminalStream;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.identity.Authentication;
import io.studiolo.server.identity.Caller;
import io.studiolo.server.identity.SessionEnded;
import io.studiolo.server.workspace.Connections;
import io.studiolo.server.workspace.WorkspaceRow;
import io.studiolo.server.workspace.Workspaces;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** {@code GET /api/v1/workspaces/ID/terminal}: who it is and whence is settled before the upgrade, then the bridge takes over. */
@ApplicationScoped
class TerminalRoute {
    private static final Pattern SESSION = Pattern.compile("[a-z0-9-]{1,32}");
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;

    private final Authentication authentication;
    private final Workspaces workspaces;
    private final Shells shells;
    private final Connections connections;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<UUID, Open> open = new ConcurrentHashMap<>();

    /** A terminal that is open, and the session it ends with. */
    private record Open(Optional<UUID> session, ServerWebSocket socket) {}

    TerminalRoute(Authentication authentication, Workspaces workspaces, Shells shells, Connections connections) {
        this.authentication = authentication;
        this.workspaces = workspaces;
        this.shells = shells;
        this.connections = connections;
    }

    void register(@Observes Router router) {
        router.get("/api/v1/workspaces/:id/terminal").order(-50).handler(context -> {
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
        WorkspaceRow row = workspaces.get(caller, UUID.fromString(context.pathParam("id")), Permission.WORKSPACE_USE);
        String name = Optional.ofNullable(context.request().getParam("session")).orElse("main");
        int columns = number(context, "columns", COLUMNS);
        int rows = number(context, "rows", ROWS);
        if (!SESSION.matcher(name).matches() || !TerminalBridge.isSize(columns) || !TerminalBridge.isSize(rows)) {
            refuse(context, 400, "session must be 1 to 32 of a-z, 0-9 and hyphens; columns and rows 1 to 1000");
            return;
        }
        context.request().toWebSocket().onSuccess(socket -> {
            socket.pause();
            threads.execute(() -> bridge(socket, caller, row, new Shells.Request(row.id(), name, columns, rows)));
        });
    }

    private void bridge(ServerWebSocket socket, Caller caller, WorkspaceRow row, Shells.Request request) {
        TerminalStream stream;
        try {
            stream = shells.open(request);
        } catch (RuntimeFailure e) {
            socket.close(TerminalBridge.NOT_RUNNING, row.name() + " doesn't run");
            return;
        } catch (RuntimeUnavailable e) {
            socket.close((short) 1013, "the container runtime doesn't answer");
            return;
        }
        UUID id = UUID.randomUUID();
        open.put(id, new Open(caller.session(), socket));
        connections.opened(id, new Connections.Open(row.id(), "terminal", caller.name()));
        TerminalBridge.run(socket, stream, request.session(), () -> {
            open.remove(id);
            connections.closed(id);
        });
        socket.resume();
    }

    void ended(@Observes SessionEnded ended) {
        open.values().stream()
                .filter(terminal ->
                        terminal.session().filter(ended.session()::equals).isPresent())
                .forEach(terminal -> terminal.socket().close(TerminalBridge.SESSION_ENDED, "the session ended"));
    }

    private static int number(RoutingContext context, String name, int usual) {
        String text = context.request().getParam(name);
        return text == null ? usual : text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    private static void refuse(RoutingContext context, int status, String sentence) {
        context.request().resume();
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain")
                .end(sentence + "\n");
    }
}

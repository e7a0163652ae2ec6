package io.studiolo.gateway.proxy;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.Problem;
import io.studiolo.gateway.route.AppHost;
import io.studiolo.gateway.route.Route;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The gateway's own answers: a page for people, {@code application/problem+json} for programs. */
final class Replies {
    private static final long DRAIN_MILLIS = 5_000;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    private final Vertx vertx;
    private final String controlOrigin;
    private final LongAdder refused;

    Replies(Vertx vertx, String controlOrigin, LongAdder refused) {
        this.vertx = vertx;
        this.controlOrigin = controlOrigin;
        this.refused = refused;
    }

    void refuse(HttpServerRequest request, Refusal refusal) {
        int status = refusal.code().status();
        send(request, status, refusal, Page.of(refusal.code().title(), refusal, null));
    }

    void notFound(HttpServerRequest request) {
        Page.Action home = new Page.Action("Go to your workspaces", controlOrigin + "/");
        send(request, 404, Refusal.NO_SUCH_APP, Page.of("No such app", Refusal.NO_SUCH_APP, home));
    }

    void notAnswering(HttpServerRequest request, AppHost app) {
        Page.Action look = new Page.Action("Open the workspace", workspacePage(app));
        Page page = Page.of("The app does not answer", Refusal.NOT_ANSWERING, look);
        send(request, BAD_GATEWAY, Refusal.NOT_ANSWERING, page);
    }

    void linkSpent(HttpServerRequest request) {
        Page.Action again = new Page.Action("Open the app", "/");
        send(request, 403, Refusal.LINK_SPENT, Page.of("This link is used up", Refusal.LINK_SPENT, again));
    }

    void closed(HttpServerRequest request, AppHost app, Route.Closed route) {
        String state = route.state().toLowerCase(Locale.ROOT);
        boolean starting = state.equals("starting");
        if (starting) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        String title = starting ? "The workspace is starting" : "The workspace is " + state;
        String text = starting
                ? "This page opens the app as soon as it answers."
                : app.workspace() + " of " + app.owner() + " can't be reached in this state.";
        Page.@Nullable Action action = route.startable()
                ? new Page.Action("Start it", workspacePage(app) + "?start=1")
                : new Page.Action("Open the workspace", workspacePage(app));
        Page page = new Page(title, text, route.cause(), starting ? null : action, starting);
        Refusal refusal = new Refusal(ErrorCode.WRONG_STATE, title + ". " + route.cause());
        send(request, UNAVAILABLE, refusal, page);
    }

    /** The parts of {@link AppHost} are of {@code [a-z0-9-]} alone: they need no encoding. */
    private String workspacePage(AppHost app) {
        return controlOrigin + "/workspaces/" + app.owner() + "/" + app.workspace();
    }

    void redirect(HttpServerRequest request, String location) {
        HttpServerResponse response = ownHeaders(request.response());
        response.setStatusCode(303).putHeader(HttpHeaders.LOCATION, location);
        end(request, response.end());
    }

    private void send(HttpServerRequest request, int status, Refusal refusal, Page page) {
        refused.increment();
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        ownHeaders(response).setStatusCode(status);
        boolean html = wantsHtml(request);
        response.putHeader(HttpHeaders.CONTENT_TYPE, html ? "text/html; charset=utf-8" : "application/problem+json");
        if (html && page.waiting()) {
            response.putHeader("Refresh", "1");
        }
        end(request, response.end(html ? page.html() : problem(status, refusal)));
    }

    private static HttpServerResponse ownHeaders(HttpServerResponse response) {
        return response.putHeader("Content-Security-Policy", Page.CONTENT_SECURITY_POLICY)
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.VARY, "Accept");
    }

    static boolean wantsHtml(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }

    static String problem(int status, Refusal refusal) {
        return new JsonObject()
                .put("type", Problem.typeOf(refusal.code()))
                .put("title", refusal.code().title())
                .put("status", status)
                .put("detail", refusal.detail())
                .put("code", refusal.code().wire())
                .encode();
    }

    /**
     * The rest of a refused request's body is read and thrown away for a while, so that the client sees the answer and
     * not a reset; a body that goes on longer loses its connection.
     */
    private void end(HttpServerRequest request, Future<Void> sent) {
        if (request.getHeader(HttpHeaders.EXPECT) != null) {
            // Never told to go on, the client may or may not send the body: what follows can't be told apart.
            sent.onComplete(_ -> request.connection().close());
        } else {
            drain(request);
        }
    }

    void drain(HttpServerRequest request) {
        if (request.isEnded() || !hasBody(request)) {
            return;
        }
        Context context = vertx.getOrCreateContext();
        long timer = vertx.setTimer(
                DRAIN_MILLIS,
                _ -> context.runOnContext(_ -> request.connection().close()));
        request.exceptionHandler(_ -> vertx.cancelTimer(timer));
        request.endHandler(_ -> vertx.cancelTimer(timer));
        request.handler(_ -> {});
        request.resume();
    }

    static boolean hasBody(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return true;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0");
    }
}

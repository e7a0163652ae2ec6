package io.studiolo.gateway.proxy;

import io.studiolo.gateway.route.AppOrigin;
import io.studiolo.gateway.route.AppSession;
import io.studiolo.gateway.route.Route;
import io.studiolo.gateway.route.Routes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what becomes of a request, in this order: is it well-formed, does it come from where it may, who is it, where
 * does it go. Whoever isn't signed in learns nothing of what is there.
 */
final class FrontDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final int MOST_REMEMBERED = 4096;

    private final GatewayConfig.Origins origins;
    private final Routes routes;
    private final SignIn signIn;
    private final Passage passage;
    private final Map<String, AppOrigin> known = new HashMap<>();

    FrontDoor(GatewayConfig.Origins origins, Routes routes, SignIn signIn, Passage passage) {
        this.origins = origins;
        this.routes = routes;
        this.signIn = signIn;
        this.passage = passage;
    }

    void handle(HttpServerRequest request) {
        passage.books().counters().requests().increment();
        try {
            admit(request);
        } catch (RuntimeException e) {
            // A fault of a port must not leave a browser waiting.
            LOG.error("A request could not be decided on", e);
            refuse(request, Refusal.INTERNAL);
        }
    }

    private void admit(HttpServerRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        if (host == null) {
            refuse(request, Refusal.HOST);
            return;
        }
        AppOrigin origin = known.get(host);
        if (origin != null) {
            handle(request, origin);
            return;
        }
        switch (AppOrigin.parse(host, origins.appsDomain(), origins.secure())) {
            case AppOrigin.Parsed.Malformed _ -> refuse(request, Refusal.HOST);
            case AppOrigin.Parsed.Foreign _ -> passage.replies().notFound(request);
            case AppOrigin.Parsed.App(AppOrigin app) -> {
                remember(host, app);
                handle(request, app);
            }
        }
    }

    private void remember(String host, AppOrigin origin) {
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        known.put(host, origin);
    }

    private void handle(HttpServerRequest request, AppOrigin origin) {
        String path = RequestTarget.path(request.uri(), origin);
        boolean upgrade = Upgrade.isWanted(request);
        Refusal refusal = refusal(request, origin, path, upgrade);
        if (path == null || refusal != null) {
            refuse(request, refusal == null ? Refusal.TARGET : refusal);
        } else if (RequestTarget.isReserved(path)) {
            signIn.handle(request, origin, path);
        } else {
            AppSession session = signIn.session(request, origin);
            if (session == null) {
                signIn.require(request, origin, path);
            } else {
                route(request, origin, path, session);
            }
        }
    }

    private static @Nullable Refusal refusal(
            HttpServerRequest request, AppOrigin origin, @Nullable String path, boolean upgrade) {
        if (request.method().equals(HttpMethod.TRACE) || request.method().equals(HttpMethod.CONNECT)) {
            return Refusal.METHOD;
        }
        if (path == null) {
            return Refusal.TARGET;
        }
        if (upgrade) {
            return Upgrade.refusal(request, origin);
        }
        return FetchSite.isAllowed(request, origin) ? null : Refusal.CROSS_ORIGIN;
    }

    private void route(HttpServerRequest request, AppOrigin origin, String path, AppSession session) {
        Route route = routes.find(origin.app());
        UUID workspace = switch (route) {
            case Route.None _ -> session.workspace();
            case Route.Open open -> open.workspace();
            case Route.Closed closed -> closed.workspace();
        };
        if (!workspace.equals(session.workspace())) {
            // The name belongs to another workspace by now: a sign-in to the old one is none to this.
            signIn.require(request, origin, path);
            return;
        }
        switch (route) {
            case Route.None _ -> passage.replies().notFound(request);
            case Route.Closed closed -> passage.replies().closed(request, origin.app(), closed);
            case Route.Open open -> pass(new Admitted(request, origin, path, session, open));
        }
    }

    private void pass(Admitted admitted) {
        if (Upgrade.isWanted(admitted.request())) {
            new Upgrade(passage, admitted).start();
        } else {
            new Exchange(passage, admitted).start();
        }
    }

    private void refuse(HttpServerRequest request, Refusal refusal) {
        passage.replies().refuse(request, refusal);
    }
}

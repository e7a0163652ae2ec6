package io.studiolo.server.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What every answer of the control origin carries, and which names it answers to. */
@ApplicationScoped
class ControlGuard {
    private static final int FIRST = 10_000;
    private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private final OwnHost hosts;

    ControlGuard(OwnHost hosts) {
        this.hosts = hosts;
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, FIRST);
    }

    private void guard(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("X-Request-Id", RequestIds.of(context));
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("Content-Security-Policy", POLICY);
        if (!hosts.test(OwnHost.asked(context.request()))) {
            // Another name that resolves here would make a stranger's page the same origin as ours.
            response.setStatusCode(421)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                    .end("This server doesn't answer to that name; open it by its own, or set STUDIOLO_URL.\n");
            return;
        }
        if (context.request().path().startsWith("/api/")) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            preferJson(context);
        }
        context.next();
    }

    // Some addresses have a stream of events too: who asks for nothing in particular gets the answer that ends.
    private static void preferJson(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        if (accept == null || accept.strip().equals("*/*")) {
            context.request().headers().set(HttpHeaders.ACCEPT, "application/json, */*;q=0.5");
        }
    }
}

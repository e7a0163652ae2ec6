package io.studiolo.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** The addresses of the page are its own: each gets the one HTML file, which shows what belongs to the address. */
@ApplicationScoped
class PageRoute {
    private static final int BEFORE_OTHERS = -100;
    private static final List<String> NOT_OURS = List.of("/api/", "/q/", "/apps/", "/assets/", "/favicon/");

    void register(@Observes Router router) {
        router.route().order(BEFORE_OTHERS).handler(PageRoute::route);
    }

    private static void route(RoutingContext context) {
        String path = context.normalizedPath();
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        boolean page = context.request().method().equals(HttpMethod.GET)
                && accept != null
                && accept.contains("text/html")
                && !path.equals("/")
                && path.indexOf('.') < 0
                && NOT_OURS.stream().noneMatch(path::startsWith);
        if (path.startsWith("/assets/")) {
            // Their names are hashes of their content.
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        } else if (page || path.equals("/")) {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
        if (page) {
            context.reroute("/index.html");
        } else {
            context.next();
        }
    }
}

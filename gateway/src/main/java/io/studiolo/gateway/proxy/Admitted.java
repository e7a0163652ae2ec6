package io.studiolo.gateway.proxy;

import io.studiolo.gateway.route.AppOrigin;
import io.studiolo.gateway.route.AppSession;
import io.studiolo.gateway.route.Route;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;

/**
 * A request that may be passed on.
 *
 * @param path and query, as sent
 */
record Admitted(HttpServerRequest request, AppOrigin origin, String path, AppSession session, Route.Open route) {
    RequestOptions options() {
        return new RequestOptions()
                .setMethod(request.method())
                .setHost(route.address())
                .setPort(route.port())
                .setURI(path);
    }

    /** Whether it can be sent a second time when the app closed the connection under it: nothing of it is used up. */
    boolean isRepeatable() {
        HttpMethod method = request.method();
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS))
                && !Replies.hasBody(request);
    }
}

package io.studiolo.server.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Gives each request a name by which the log knows it. */
public final class RequestIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String KEY = "studiolo.request-id";
    private static final int BYTES = 8;

    private RequestIds() {}

    /** The request's name; made at the first call. */
    public static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        context.put(KEY, id);
        return id;
    }

    /** Method and path, for the log. */
    static String describe(HttpServerRequest request) {
        return request.method() + " " + request.path();
    }
}

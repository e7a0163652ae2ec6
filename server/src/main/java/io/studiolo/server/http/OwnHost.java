package io.studiolo.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Which {@code Host} headers name the control origin; implemented where its address is known. */
public interface OwnHost {
    boolean test(String host);

    /** The name and port that a request asks for, as its client wrote them; HTTP/2 has a place of its own for these. */
    static String asked(HttpServerRequest request) {
        String header = request.getHeader(HttpHeaders.HOST);
        return header == null ? String.valueOf(request.authority()) : header;
    }
}

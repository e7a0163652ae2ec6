package io.studiolo.gateway.proxy;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** An app that answers with the head it got, and remembers every one. */
final class Echo implements Handler<HttpServerRequest> {
    final List<String> heads = new CopyOnWriteArrayList<>();

    @Override
    public void handle(HttpServerRequest request) {
        String head = head(request);
        heads.add(head);
        request.body().onSuccess(body -> request.response().end(head + "\n" + body));
    }

    static String head(HttpServerRequest request) {
        return request.method() + " " + request.uri() + "\n"
                + request.headers().entries().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("\n"));
    }
}

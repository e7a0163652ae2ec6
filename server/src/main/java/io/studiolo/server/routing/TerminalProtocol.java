package io.studiolo.server.routing;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the control origin's server agree to the subprotocol of terminals: browsers insist on an answer. */
@ApplicationScoped
class TerminalProtocol implements HttpServerOptionsCustomizer {
    private static final int MAX_FRAME = 64 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.addWebSocketSubProtocol("studiolo.terminal.v1");
        options.setMaxWebSocketFrameSize(MAX_FRAME);
        options.setMaxWebSocketMessageSize(MAX_FRAME);
    }
}

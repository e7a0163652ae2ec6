package io.studiolo.server.routing;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.studiolo.gateway.terminal.TerminalBridge;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the control origin's server agree to the subprotocol of terminals: browsers insist on an answer. */
@ApplicationScoped
class TerminalProtocol implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.addWebSocketSubProtocol("studiolo.terminal.v1");
        options.setMaxWebSocketFrameSize(TerminalBridge.MOST_FRAME_BYTES);
        options.setMaxWebSocketMessageSize(TerminalBridge.MOST_FRAME_BYTES);
    }
}

package io.studiolo.runtime.docker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to the engine.
 *
 * @param target path and query
 * @param patience for the whole answer; absent: for ever, which only streams may ask for
 * @param upgrade ask for the raw connection after the answer's head
 */
record EngineRequest(
        String method,
        String target,
        Map<String, String> headers,
        ByteBuffer body,
        @Nullable Duration patience,
        boolean upgrade) {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static EngineRequest get(String target) {
        return new EngineRequest("GET", target, Map.of(), ByteBuffer.allocate(0), PATIENCE, false);
    }

    static EngineRequest post(String target, String json) {
        Map<String, String> headers = Map.of("Content-Type", "application/json");
        return new EngineRequest("POST", target, headers, StandardCharsets.UTF_8.encode(json), PATIENCE, false);
    }

    EngineRequest patient(@Nullable Duration other) {
        return new EngineRequest(method, target, headers, body, other, upgrade);
    }

    EngineRequest upgrading() {
        return new EngineRequest(method, target, headers, body, null, true);
    }

    /**
     * The bytes on the wire. HTTP/1.0, so that bodies come unchunked and end with the connection; an upgrade needs 1.1.
     */
    byte[] head() {
        StringBuilder head = new StringBuilder(256);
        head.append(method).append(' ').append(target).append(upgrade ? " HTTP/1.1" : " HTTP/1.0");
        head.append("\r\nHost: docker\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append(upgrade ? "Connection: Upgrade\r\nUpgrade: tcp\r\n" : "Connection: close\r\n");
        head.append("Content-Length: ").append(body.remaining()).append("\r\n\r\n");
        return head.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}

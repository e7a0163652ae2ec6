package io.studiolo.runtime.docker;

import com.github.dockerjava.transport.DockerHttpClient;
import io.studiolo.runtime.RuntimeUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/**
 * Carries docker-java's requests. Its own transports don't honour their response timeout on a Unix-domain socket
 * (measured: an engine that accepts and says nothing blocks a caller for ever), and this one shares its connections'
 * code with our streams.
 */
record EngineTransport(EngineAddress address) implements DockerHttpClient {
    @Override
    public Response execute(Request request) {
        try {
            byte[] body = request.bodyBytes();
            InputStream stream = request.body();
            if (body == null) {
                body = stream == null ? new byte[0] : stream.readAllBytes();
            }
            EngineRequest ours = new EngineRequest(
                    request.method(),
                    request.path(),
                    request.headers(),
                    ByteBuffer.wrap(body),
                    EngineRequest.PATIENCE,
                    false);
            return new Answer(EngineConnection.open(address, ours));
        } catch (IOException e) {
            throw unavailable(address, e);
        }
    }

    static RuntimeUnavailable unavailable(EngineAddress address, Throwable cause) {
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new RuntimeUnavailable("The container engine at " + address.uri() + " doesn't answer: " + said, cause);
    }

    @Override
    public void close() {
        // One connection per exchange: there is nothing to keep.
    }

    private record Answer(EngineConnection connection) implements Response {
        @Override
        public int getStatusCode() {
            return connection.status();
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return connection.headers();
        }

        @Override
        public InputStream getBody() {
            return connection.body();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}

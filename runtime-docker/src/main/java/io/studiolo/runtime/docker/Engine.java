package io.studiolo.runtime.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import io.studiolo.runtime.RuntimeUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * The engine: docker-java for what has a typed command there, our own connection for streams. Paths carry no API
 * version, so that each engine answers in the version it knows best; what is used exists since 1.41.
 */
final class Engine {
    static final ObjectMapper JSON = new ObjectMapper();

    private final EngineAddress address;
    private final DockerClient docker;

    Engine(EngineAddress address) {
        this.address = address;
        DefaultDockerClientConfig config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(address.uri().toString())
                .withDockerTlsVerify(false)
                .build();
        this.docker = DockerClientImpl.getInstance(config, new EngineTransport(address));
    }

    DockerClient docker() {
        return docker;
    }

    EngineAddress address() {
        return address;
    }

    /** Runs a call and lets only exceptions of the SPI out. */
    <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw EngineErrors.translate(address, e);
        }
    }

    void tell(Runnable call) {
        ask(() -> {
            call.run();
            return true;
        });
    }

    /**
     * An open answer; the caller closes it.
     *
     * @throws com.github.dockerjava.api.exception.DockerException if the engine refuses
     */
    EngineConnection open(EngineRequest request) {
        try {
            EngineConnection connection = EngineConnection.open(address, request);
            if (connection.status() < 300) {
                return connection;
            }
            try (connection) {
                throw EngineErrors.refusal(connection.status(), errorBody(connection));
            }
        } catch (IOException e) {
            throw EngineTransport.unavailable(address, e);
        }
    }

    /** By the length told: an answer to a request for an upgrade leaves the connection open. */
    private static String errorBody(EngineConnection connection) throws IOException {
        String length = connection
                .headers()
                .getOrDefault("content-length", List.of("65536"))
                .getFirst();
        int bytes = Math.min(65536, Integer.parseInt(length));
        return new String(connection.body().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    /** A whole answer as JSON; {@code null} literal where it is empty. */
    JsonNode json(EngineRequest request) {
        try (EngineConnection connection = open(request)) {
            byte[] body = connection.body().readAllBytes();
            return body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
        } catch (IOException e) {
            throw EngineTransport.unavailable(address, e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text have a JSON form", e);
        }
    }

    boolean answers() {
        try {
            json(EngineRequest.get("/version"));
            return true;
        } catch (RuntimeUnavailable e) {
            return false;
        }
    }

    void close() {
        try {
            docker.close();
        } catch (IOException e) {
            throw EngineTransport.unavailable(address, e);
        }
    }
}

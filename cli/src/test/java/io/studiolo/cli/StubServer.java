package io.studiolo.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server that answers what a test told it, in the order it was told, the last answer again and again. */
final class StubServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    final List<Seen> seen = new CopyOnWriteArrayList<>();

    record Answer(int status, String type, String body, Map<String, String> headers) {}

    /** A request, as {@code GET /workspaces?limit=200} without the {@code /api/v1}. */
    record Seen(String line, String body, Map<String, List<String>> headers) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    StubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    StubServer json(String line, String body) {
        return answer(line, new Answer(200, "application/json", body, Map.of()));
    }

    StubServer problem(String line, int status, String code, String detail) {
        String body = """
                {"type":"x","title":"t","status":%d,"detail":"%s","code":"%s","requestId":"r-1",
                 "errors":[{"field":"resources.cpu","message":"too much"}]}""".formatted(status, detail, code);
        return answer(line, new Answer(status, "application/problem+json", body, Map.of()));
    }

    StubServer answer(String line, Answer answer) {
        answers.computeIfAbsent(line, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    Seen only(String prefix) {
        return seen.stream()
                .filter(one -> one.line().startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString().replaceFirst("^/api/v1", "");
        String line = exchange.getRequestMethod() + " " + path;
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(line, body, Map.copyOf(exchange.getRequestHeaders())));
        Answer answer = next(line);
        if (answer == null) {
            answer = new Answer(
                    404,
                    "application/problem+json",
                    "{\"status\":404,\"code\":\"not-found\",\"detail\":\"There is no " + path + "\",\"errors\":[]}",
                    Map.of());
        }
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private synchronized @Nullable Answer next(String line) {
        Queue<Answer> queue = answers.get(line);
        if (queue == null) {
            return null;
        }
        return queue.size() > 1 ? queue.poll() : queue.peek();
    }
}

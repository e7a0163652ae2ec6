package io.studiolo.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.failure.UnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The REST API: sends, tries again where that is safe, and turns problems into {@code CliException}s. */
public final class Api {
    private static final int TRIES = 4;
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient http;
    private final URI url;
    private final Optional<String> token;
    private final Pause pause;

    public Api(URI url, Optional<String> token, Pause pause) {
        this.http = Https.client(url);
        this.url = url;
        this.token = token;
        this.pause = pause;
    }

    public URI url() {
        return url;
    }

    /** The client for what is no plain request: a WebSocket. */
    public HttpClient http() {
        return http;
    }

    public Optional<String> token() {
        return token;
    }

    public JsonNode get(ApiPath path) {
        return send(ApiCall.get(path));
    }

    /** Sends and reads the answer; a missing node where it has no body. */
    public JsonNode send(ApiCall call) {
        return Problems.tree(url, exchange(call).body());
    }

    /** Sends; the answer with its headers. */
    public HttpResponse<String> exchange(ApiCall call) {
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response = http.send(request(call, ANSWER), BodyHandlers.ofString());
                Optional<Duration> again = retryAfter(response);
                if (attempt < TRIES && again.isPresent()) {
                    pause.of(again.get());
                } else {
                    return Problems.refuse(url, response, response.body());
                }
            } catch (ConnectException e) {
                throw UnreachableException.at(url);
            } catch (HttpTimeoutException e) {
                throw UnreachableException.interrupted(url, "gave no answer within " + ANSWER.toSeconds() + " s");
            } catch (IOException e) {
                if (!call.isRead() || attempt == TRIES) {
                    throw UnreachableException.interrupted(url, "broke off the connection");
                }
                pause.of(SHORT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw UnreachableException.interrupted(url, "was not waited for");
            }
        }
    }

    /** Every item of a list, page after page. */
    public List<JsonNode> all(ApiPath path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path.with("limit", "200").with("cursor", cursor));
            page.path("items").forEach(items::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        return items;
    }

    /** The first items of a list, not more than so many. */
    public List<JsonNode> first(ApiPath path, int count) {
        List<JsonNode> items = new ArrayList<>();
        get(path.with("limit", Integer.toString(count))).path("items").forEach(items::add);
        return items;
    }

    /** Opens a stream of server-sent events; the caller closes it. */
    public EventStream events(ApiPath path) {
        HttpRequest request =
                builder(path).header("Accept", "text/event-stream").build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() >= 400) {
                try (InputStream body = response.body()) {
                    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                    Problems.refuse(url, response, text);
                }
            }
            return new EventStream(response.body());
        } catch (ConnectException e) {
            throw UnreachableException.at(url);
        } catch (IOException e) {
            throw UnreachableException.interrupted(url, "broke off the connection");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UnreachableException.interrupted(url, "was not waited for");
        }
    }

    private HttpRequest request(ApiCall call, Duration timeout) {
        HttpRequest.Builder builder = builder(call.path()).timeout(timeout).header("Accept", "application/json");
        call.headers().forEach(builder::setHeader);
        Object body = call.body();
        if (body == null) {
            return builder.method(call.method(), HttpRequest.BodyPublishers.noBody())
                    .build();
        }
        return builder.header("Content-Type", "application/json")
                .method(call.method(), HttpRequest.BodyPublishers.ofString(Json.write(body)))
                .build();
    }

    private HttpRequest.Builder builder(ApiPath path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path.text()));
        token.ifPresent(secret -> builder.header("Authorization", "Bearer " + secret));
        return builder;
    }

    // Both mean that nothing was done, so every method may be sent again.
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        if (response.statusCode() != 429 && response.statusCode() != 503) {
            return Optional.empty();
        }
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(asked -> asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
    }
}

package io.studiolo.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.failure.CliException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The server's events about one workspace, read in the background and connected again when the stream ends. Events are
 * hints: whoever waits also reads the workspace now and then, so a lost event costs time and never the result.
 */
public final class ChangeFeed implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Api api;
    private final String id;
    private final Pause pause;
    private final LinkedBlockingQueue<JsonNode> changes = new LinkedBlockingQueue<>();
    private final Thread reader;
    private volatile boolean closed;

    public ChangeFeed(Api api, String id, Pause pause) {
        this.api = api;
        this.id = id;
        this.pause = pause;
        reader = Thread.ofVirtual().name("events").start(this::read);
    }

    /** The newest form of the workspace that came in this time; empty if none came, or the stream began anew. */
    public Optional<JsonNode> next(Duration patience) throws InterruptedException {
        JsonNode change = changes.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        for (JsonNode later = change; later != null; later = changes.poll()) {
            change = later;
        }
        return Optional.ofNullable(change).map(event -> event.path("workspace")).filter(JsonNode::isObject);
    }

    @Override
    public void close() {
        closed = true;
        reader.interrupt();
    }

    private void read() {
        while (!closed) {
            try (EventStream stream = api.events(ApiPath.of("events"))) {
                readAll(stream);
            } catch (IOException | CliException e) {
                // The one who waits asks the server itself and says what it answers.
            }
            if (!closed) {
                try {
                    pause.of(AGAIN);
                } catch (CliException interrupted) {
                    return;
                }
            }
        }
    }

    private void readAll(EventStream stream) throws IOException {
        for (Optional<EventStream.Message> next = stream.next(); !closed && next.isPresent(); next = stream.next()) {
            JsonNode event = Json.parse(next.get().data());
            boolean ours = id.equals(event.path("id").asText())
                    || id.equals(event.at("/workspace/id").asText());
            if (ours || next.get().type().equals("hello")) {
                changes.add(event);
            }
        }
    }
}

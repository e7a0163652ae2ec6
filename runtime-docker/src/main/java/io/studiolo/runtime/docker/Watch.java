package io.studiolo.runtime.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.DockerException;
import io.studiolo.runtime.RuntimeEvent;
import io.studiolo.runtime.RuntimeEvent.Kind;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.Subscription;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The engine's events about our containers; connects again when the engine comes back. */
final class Watch implements Subscription {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> CHANGES =
            Set.of("start", "die", "destroy", "oom", "pause", "unpause", "stop", "kill");
    private static final long AGAIN_MS = 500;

    private final Engine engine;
    private final Names names;
    private final Consumer<RuntimeEvent> listener;
    private volatile boolean closed;
    private volatile @Nullable EngineConnection connection;

    Watch(Engine engine, Names names, Consumer<RuntimeEvent> listener) {
        this.engine = engine;
        this.names = names;
        this.listener = listener;
        Thread.ofVirtual().name("engine-events").start(this::run);
    }

    private void run() {
        String filters = Engine.write(Map.of(
                "type", List.of("container"), "label", List.of(Names.INSTALLATION + "=" + names.installation())));
        String target = "/events?filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8);
        while (!closed) {
            try (EngineConnection open = engine.open(EngineRequest.get(target).patient(null))) {
                connection = open;
                read(open);
            } catch (RuntimeUnavailable | DockerException | IOException e) {
                pause(); // a hint is missing meanwhile; the scan sees all
            }
        }
    }

    private void read(EngineConnection open) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
                JsonNode event = JSON.readTree(line);
                String id = event.path("Actor")
                        .path("Attributes")
                        .path(Names.WORKSPACE)
                        .asText();
                String action = event.path("Action").asText();
                if (CHANGES.contains(action) && !id.isEmpty()) {
                    Kind kind = action.equals("oom") ? Kind.OUT_OF_MEMORY : Kind.CHANGED;
                    listener.accept(new RuntimeEvent(UUID.fromString(id), kind));
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        EngineConnection open = connection;
        if (open != null) {
            open.close();
        }
    }
}

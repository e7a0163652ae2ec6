package io.studiolo.cli.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.client.EventStream;
import io.studiolo.cli.console.ProgressLine;
import io.studiolo.cli.failure.CliException;
import io.studiolo.cli.failure.FailedException;
import io.studiolo.cli.failure.TimedOutException;
import io.studiolo.cli.invocation.Invocation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a build: percent and step from the image, lines from its log. */
final class ImageBuild {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int TAIL = 20;

    private final Invocation invocation;
    private final String name;
    private final boolean follow;

    ImageBuild(Invocation invocation, String name, boolean follow) {
        this.invocation = invocation;
        this.name = name;
        this.follow = follow;
    }

    /** The image when its build has ended well. */
    JsonNode await(JsonNode first, Duration timeout) {
        Instant begin = invocation.clock().instant();
        JsonNode image = first;
        try (ProgressLine progress = invocation.console().progress();
                Follower follower = new Follower(progress)) {
            if (follow && isBuilding(image)) {
                follower.begin();
            }
            while (isBuilding(image)) {
                Duration elapsed = Duration.between(begin, invocation.clock().instant());
                if (elapsed.compareTo(timeout) > 0) {
                    throw new TimedOutException("The image " + name
                            + " is still being built; it goes on, see `studiolo image log " + name + "`");
                }
                show(progress, image, elapsed);
                invocation.pause().of(LOOK);
                image = invocation.api().get(ApiPath.of("images", name));
            }
        }
        if (!image.path("state").asText().equals("ready")) {
            throw new FailedException(
                    "The image " + name + " is " + image.path("state").asText() + ": "
                            + image.path("detail").asText("no reason given"),
                    tail());
        }
        return image;
    }

    private static boolean isBuilding(JsonNode image) {
        return image.path("state").asText().equals("building");
    }

    private void show(ProgressLine progress, JsonNode image, Duration elapsed) {
        String stage =
                "Building the image " + name + "  " + image.path("detail").asText();
        String percent =
                image.hasNonNull("percent") ? "  " + image.get("percent").asInt() + " %" : "";
        progress.show(stage, stage + percent + "  " + elapsed.toSeconds() + " s");
    }

    private List<String> tail() {
        if (follow) {
            return List.of();
        }
        try {
            List<String> lines = new BuildLog(invocation
                            .api()
                            .exchange(ApiCall.get(ApiPath.of("images", name, "log")))
                            .body())
                    .lines();
            return lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
        } catch (CliException e) {
            return new ArrayList<>();
        }
    }

    /** Prints the lines of the log while somebody else watches the image. */
    private final class Follower implements AutoCloseable {
        private final ProgressLine progress;
        private volatile boolean closed;
        private Optional<Thread> thread = Optional.empty();

        Follower(ProgressLine progress) {
            this.progress = progress;
        }

        void begin() {
            thread = Optional.of(Thread.ofVirtual().name("build-log").start(this::copy));
        }

        private void copy() {
            try (EventStream stream = invocation.api().events(ApiPath.of("images", name, "log"))) {
                for (Optional<EventStream.Message> next = stream.next();
                        !closed && next.isPresent();
                        next = stream.next()) {
                    new BuildLog(next.get().data()).lines().forEach(progress::line);
                }
            } catch (IOException | CliException e) {
                // The log is a comfort; whether the build went well is read from the image.
            }
        }

        @Override
        public void close() {
            // The server ends the stream with the build; its last lines are worth a moment.
            thread.ifPresent(running -> {
                try {
                    running.join(LOOK);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                closed = true;
                running.interrupt();
            });
        }
    }
}

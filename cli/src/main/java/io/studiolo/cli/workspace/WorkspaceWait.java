package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.studiolo.cli.client.Api;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.client.ChangeFeed;
import io.studiolo.cli.console.Console;
import io.studiolo.cli.console.ProgressLine;
import io.studiolo.cli.failure.ExitCode;
import io.studiolo.cli.failure.FailedException;
import io.studiolo.cli.failure.RefusedException;
import io.studiolo.cli.failure.TimedOutException;
import io.studiolo.cli.failure.UnreachableException;
import io.studiolo.cli.invocation.Invocation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a workspace until it is where it shall be, and shows how far it has come. */
final class WorkspaceWait {
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Invocation invocation;
    private final Api api;
    private final Console console;
    private final Clock clock;

    WorkspaceWait(Invocation invocation) {
        this.invocation = invocation;
        api = invocation.api();
        console = invocation.console();
        clock = invocation.clock();
    }

    /**
     * Waits.
     *
     * @return the workspace at its goal; missing if it is gone
     */
    JsonNode until(JsonNode workspace, Goal goal, Duration timeout) {
        String name = workspace.path("name").asText();
        Thread atInterrupt = new Thread(() -> leave(name), "leave");
        Runtime.getRuntime().addShutdownHook(atInterrupt);
        try (ProgressLine progress = console.progress();
                ChangeFeed feed = new ChangeFeed(api, workspace.path("id").asText(), invocation.pause())) {
            return follow(new Seen(workspace, goal, clock.instant().plus(timeout)), feed, progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("Interrupted; " + name + " goes on");
        } finally {
            forget(atInterrupt);
        }
    }

    private record Seen(JsonNode workspace, Goal goal, Instant deadline) {
        String name() {
            return workspace.path("name").asText();
        }
    }

    private JsonNode follow(Seen seen, ChangeFeed feed, ProgressLine progress) throws InterruptedException {
        JsonNode now = seen.workspace();
        Optional<UnreachableException> silence = Optional.empty();
        while (true) {
            if ((now.isMissingNode() && seen.goal().goneToo()) || seen.goal().reachedBy(now)) {
                return now;
            }
            fail(seen, now);
            if (silence.isEmpty()) {
                show(progress, now);
            }
            Duration left = Duration.between(clock.instant(), seen.deadline());
            if (!left.isPositive()) {
                throw silence.isPresent() ? silence.get() : timedOut(seen, now);
            }
            Optional<JsonNode> change = feed.next(left.compareTo(LOOK) < 0 ? left : LOOK);
            try {
                now = change.isPresent() ? change.get() : read(seen.workspace());
                silence = Optional.empty();
            } catch (UnreachableException e) {
                if (silence.isEmpty()) {
                    progress.show("server", "The server doesn't answer; trying again");
                }
                silence = Optional.of(e);
            }
        }
    }

    private JsonNode read(JsonNode workspace) {
        try {
            return api.get(ApiPath.of("workspaces", workspace.path("id").asText()));
        } catch (RefusedException e) {
            if (e.exitCode() == ExitCode.NOT_FOUND) {
                return MissingNode.getInstance();
            }
            throw e;
        }
    }

    private static void fail(Seen seen, JsonNode now) {
        if (now.isMissingNode()) {
            throw FailedException.notFound(seen.name() + " was deleted while it was waited for");
        }
        if (seen.goal().failedBy(now)) {
            List<String> tail = new ArrayList<>();
            now.at("/status/logTail").forEach(line -> tail.add("| " + line.asText()));
            throw new FailedException(
                    seen.name() + " failed: " + now.at("/status/cause").asText(), tail);
        }
    }

    private static void show(ProgressLine progress, JsonNode now) {
        String name = now.path("name").asText();
        String state = name + " " + WorkspaceView.state(now);
        JsonNode whole = now.path("progress");
        if (!whole.isObject()) {
            progress.show(state, state);
            return;
        }
        String stage = state;
        for (JsonNode one : whole.path("stages")) {
            if (one.path("state").asText().equals("active")) {
                stage = state + ": " + one.path("name").asText() + "  "
                        + one.path("detail").asText();
            }
        }
        String line = stage + "  " + whole.path("percent").asInt() + " %  "
                + whole.path("elapsedMs").asLong() / 1000 + " s";
        long estimate = whole.path("estimateMs").asLong();
        progress.show(stage, estimate > 0 ? line + " of about " + Math.max(1, estimate / 1000) + " s" : line);
    }

    private static TimedOutException timedOut(Seen seen, JsonNode now) {
        return new TimedOutException(seen.name() + " is still " + WorkspaceView.state(now)
                + "; it goes on, see `studiolo workspace show " + seen.name() + "`");
    }

    private void leave(String name) {
        console.note("\n" + name + " goes on without you; see `studiolo workspace show " + name + "`");
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // Ctrl-C came in this very moment; the hook speaks.
        }
    }
}

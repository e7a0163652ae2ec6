package io.studiolo.runtime.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.studiolo.runtime.BoundedPipe;
import io.studiolo.runtime.ExecRequest;
import io.studiolo.runtime.ExecSession;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.RuntimeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A command in a container over the engine's raw stream, whose input can end while its output goes on. */
final class DockerExec implements ExecSession {
    private static final int PIPE = 64 * 1024;
    private static final int RESIZE_TRIES = 40;
    private static final long POLL_MS = 20;

    private final Engine engine;
    private final String id;
    private final EngineConnection connection;
    private final InputStream stdout;
    private final InputStream stderr;

    private DockerExec(Engine engine, String id, EngineConnection connection, boolean terminal) {
        this.engine = engine;
        this.id = id;
        this.connection = connection;
        if (terminal) {
            this.stdout = connection.body();
            this.stderr = InputStream.nullInputStream();
        } else {
            BoundedPipe out = new BoundedPipe(PIPE);
            BoundedPipe err = new BoundedPipe(PIPE);
            Thread.startVirtualThread(() -> demultiplex(out.sink(), err.sink()));
            this.stdout = out.source();
            this.stderr = err.source();
        }
    }

    static ExecSession open(Engine engine, UUID workspace, ExecRequest request) {
        return engine.ask(() -> {
            String target = "/containers/" + Names.container(workspace) + "/exec";
            try {
                String id = engine.json(EngineRequest.post(target, body(request)))
                        .path("Id")
                        .asText();
                String start = Engine.write(Map.of("Detach", false, "Tty", request.terminal() != null));
                EngineConnection connection = engine.open(
                        EngineRequest.post("/exec/" + id + "/start", start).upgrading());
                return new DockerExec(engine, id, connection, request.terminal() != null);
            } catch (NotFoundException | ConflictException e) {
                throw new RuntimeFailure(FailureReason.NOT_RUNNING, "The workspace doesn't run.", e);
            }
        });
    }

    private static String body(ExecRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("AttachStdin", true);
        body.put("AttachStdout", true);
        body.put("AttachStderr", true);
        body.put("Tty", request.terminal() != null);
        body.put("Cmd", command(request));
        body.put(
                "Env",
                request.env().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList());
        if (request.workdir() != null) {
            body.put("WorkingDir", request.workdir());
        }
        return Engine.write(body);
    }

    /** A terminal sets its size itself: an engine before 1.42 takes one only once the command already runs. */
    private static List<String> command(ExecRequest request) {
        ExecRequest.TerminalSize size = request.terminal();
        if (size == null) {
            return request.command();
        }
        String script = "stty rows " + size.rows() + " cols " + size.columns() + " 2>/dev/null; exec \"$@\"";
        return Stream.concat(Stream.of("/bin/sh", "-c", script, "sh"), request.command().stream())
                .toList();
    }

    private void demultiplex(OutputStream out, OutputStream err) {
        try (out;
                err) {
            InputStream body = connection.body();
            for (Optional<StreamFrame> frame = StreamFrame.read(body);
                    frame.isPresent();
                    frame = StreamFrame.read(body)) {
                OutputStream target = frame.get().stderr() ? err : out;
                target.write(frame.get().content().array());
                target.flush();
            }
        } catch (IOException e) {
            return; // closed by us or by the engine: the end either way
        }
    }

    @Override
    public OutputStream stdin() {
        return connection.output();
    }

    @Override
    public InputStream stdout() {
        return stdout;
    }

    @Override
    public InputStream stderr() {
        return stderr;
    }

    @Override
    public void resize(ExecRequest.TerminalSize size) {
        String target = "/exec/" + id + "/resize?h=" + size.rows() + "&w=" + size.columns();
        for (int tries = 0; tries < RESIZE_TRIES; tries++) {
            try {
                engine.ask(() -> engine.json(EngineRequest.post(target, "")));
                return;
            } catch (NotFoundException | ConflictException | RuntimeFailure e) {
                // It has ended, or it has not begun yet: the engine says the same of both.
                if (ended() || !slept()) {
                    return;
                }
            }
        }
    }

    private JsonNode state() {
        return engine.ask(() -> engine.json(EngineRequest.get("/exec/" + id + "/json")));
    }

    private boolean ended() {
        JsonNode state = state();
        return !state.path("Running").asBoolean() && !state.path("ExitCode").isNull();
    }

    private static boolean slept() {
        try {
            Thread.sleep(POLL_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public int exitCode() {
        while (true) {
            JsonNode state = state();
            if (!state.path("Running").asBoolean()) {
                return state.path("ExitCode").asInt(-1);
            }
            if (!slept()) {
                return -1;
            }
        }
    }

    @Override
    public void close() {
        connection.close();
        // Who still waits for the command's words, or to hand them over, waits no longer.
        close(stdout);
        close(stderr);
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            return; // its connection is closed already
        }
    }
}

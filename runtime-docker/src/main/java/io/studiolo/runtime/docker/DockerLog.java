package io.studiolo.runtime.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.LogRequest;
import io.studiolo.runtime.LogStream;
import io.studiolo.runtime.RuntimeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;

/** A container's log as the engine streams it: each line behind eight bytes of framing and its time. */
final class DockerLog implements LogStream {
    private final EngineConnection connection;
    private final InputStream body;

    private DockerLog(EngineConnection connection) {
        this.connection = connection;
        this.body = connection.body();
    }

    static LogStream open(Engine engine, UUID workspace, LogRequest request) {
        return engine.ask(() -> {
            String target = "/containers/" + Names.container(workspace) + "/logs?stdout=1&stderr=1&timestamps=1&tail="
                    + request.tail()
                    + "&follow=" + (request.follow() ? 1 : 0)
                    + (request.since() == null
                            ? ""
                            : "&since=" + request.since().getEpochSecond());
            try {
                EngineRequest ask = EngineRequest.get(target);
                return new DockerLog(engine.open(request.follow() ? ask.patient(null) : ask));
            } catch (NotFoundException e) {
                throw new RuntimeFailure(FailureReason.NOT_RUNNING, "The workspace has no container and no log.", e);
            }
        });
    }

    @Override
    public Optional<Line> next() {
        try {
            Optional<StreamFrame> frame = StreamFrame.read(body);
            if (frame.isEmpty()) {
                return Optional.empty();
            }
            String line = StandardCharsets.UTF_8
                    .decode(frame.get().content())
                    .toString()
                    .stripTrailing();
            int space = line.indexOf(' ');
            return Optional.of(
                    space < 0
                            ? new Line(at(line), "")
                            : new Line(at(line.substring(0, space)), line.substring(space + 1)));
        } catch (IOException e) {
            return Optional.empty(); // closed, by us or by the engine
        }
    }

    private static Instant at(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}

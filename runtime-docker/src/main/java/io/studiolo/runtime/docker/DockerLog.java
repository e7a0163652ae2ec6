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

    private final Instant since;

    private DockerLog(EngineConnection connection, Instant since) {
        this.connection = connection;
        this.since = since;
        this.body = connection.body();
    }

    static LogStream open(Engine engine, UUID workspace, LogRequest request) {
        return engine.ask(() -> {
            Instant since = request.since() == null ? Instant.MIN : request.since();
            String target = "/containers/" + Names.container(workspace) + "/logs?stdout=1&stderr=1&timestamps=1&tail="
                    + request.tail()
                    + "&follow=" + (request.follow() ? 1 : 0)
                    + (since.equals(Instant.MIN) ? "" : "&since=" + since.getEpochSecond());
            try {
                EngineRequest ask = EngineRequest.get(target);
                return new DockerLog(engine.open(request.follow() ? ask.patient(null) : ask), since);
            } catch (NotFoundException e) {
                throw new RuntimeFailure(FailureReason.NOT_RUNNING, "The workspace has no container and no log.", e);
            }
        });
    }

    @Override
    public Optional<Line> next() {
        try {
            Optional<StreamFrame> frame = StreamFrame.read(body);
            while (frame.isPresent()) {
                Line line = line(frame.get());
                // The engine tells everything of that second again.
                if (line.at().isAfter(since)) {
                    return Optional.of(line);
                }
                frame = StreamFrame.read(body);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // closed, by us or by the engine
        }
    }

    private static Line line(StreamFrame frame) {
        String text = StandardCharsets.UTF_8.decode(frame.content()).toString().stripTrailing();
        int space = text.indexOf(' ');
        return space < 0 ? new Line(at(text), "") : new Line(at(text.substring(0, space)), text.substring(space + 1));
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

package io.studiolo.server.workspace;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.LogLine;
import io.studiolo.api.Page;
import io.studiolo.api.Permission;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.LogRequest;
import io.studiolo.runtime.LogStream;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.http.Pulled;
import io.studiolo.server.http.Times;
import io.studiolo.server.identity.CallerStreams;
import io.studiolo.server.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a workspace's apps and its init wrote. */
@Path("/api/v1/workspaces/{id}/logs")
public class WorkspaceLogResource {
    private static final int USUAL = 200;
    private static final int MAX = 10_000;
    private static final int MAX_CHARACTERS = 4 * 1024 * 1024;

    private final Workspaces workspaces;
    private final WorkspaceRuntime runtime;
    private final CurrentCaller caller;
    private final CallerStreams streams;

    WorkspaceLogResource(Workspaces workspaces, WorkspaceRuntime runtime, CurrentCaller caller, CallerStreams streams) {
        this.workspaces = workspaces;
        this.runtime = runtime;
        this.caller = caller;
        this.streams = streams;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Page<LogLine> read(
            @PathParam("id") UUID id,
            @QueryParam("app") @Nullable String app,
            @QueryParam("tail") @Nullable Integer tail,
            @QueryParam("since") @Nullable String since) {
        LogRequest request = request(tail, since, false);
        workspaces.get(caller.get(), id, Permission.WORKSPACE_READ);
        Deque<LogLine> lines = new ArrayDeque<>();
        int characters = 0;
        try (LogStream stream = runtime.logs(id, request)) {
            for (Optional<LogStream.Line> line = stream.next(); line.isPresent(); line = stream.next()) {
                LogLine wire = wire(line.get());
                if (app == null || app.isEmpty() || wire.source().equals(app)) {
                    lines.add(wire);
                    characters += wire.text().length();
                }
                // The newest are what is wanted; a program that fills its lines must not fill our memory.
                while (characters > MAX_CHARACTERS) {
                    characters -= lines.removeFirst().text().length();
                }
            }
        } catch (RuntimeFailure e) {
            if (e.reason() != FailureReason.NOT_RUNNING) {
                throw e;
            }
        }
        return new Page<>(List.copyOf(lines), null);
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    public Multi<OutboundSseEvent> follow(
            @Context Sse sse,
            @PathParam("id") UUID id,
            @QueryParam("app") @Nullable String app,
            @QueryParam("tail") @Nullable Integer tail,
            @QueryParam("since") @Nullable String since) {
        LogRequest request = request(tail, since, true);
        workspaces.get(caller.get(), id, Permission.WORKSPACE_READ);
        return streams.of(
                sse,
                caller.get(),
                () -> lines(runtime.logs(id, request))
                        .select()
                        .where(line ->
                                app == null || app.isEmpty() || line.source().equals(app)),
                line -> "log");
    }

    private static Multi<LogLine> lines(LogStream stream) {
        return Pulled.from(stream::next, stream::close).map(WorkspaceLogResource::wire);
    }

    private static LogRequest request(@Nullable Integer tail, @Nullable String since, boolean follow) {
        int lines = tail == null ? USUAL : tail;
        if (lines < 0 || lines > MAX) {
            throw new ApiException(ErrorCode.INVALID_PARAMETER, "tail must be 0 to " + MAX + "; this is " + lines);
        }
        return new LogRequest(lines, Times.parse("since", since), follow);
    }

    /** The init script writes each line behind the name of its app in brackets. */
    static LogLine wire(LogStream.Line line) {
        String text = line.text();
        int end = text.indexOf("] ");
        boolean named = text.startsWith("[") && end > 1 && end < 20;
        return named
                ? new LogLine(line.at(), text.substring(1, end), text.substring(end + 2))
                : new LogLine(line.at(), "init", text);
    }
}

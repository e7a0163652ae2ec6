package io.studiolo.server.workspace;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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
import io.studiolo.server.http.Stream;
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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What a workspace's apps and its init wrote. */
@Path("/api/v1/workspaces/{id}/logs")
public class WorkspaceLogResource {
    private static final int USUAL = 200;
    private static final int MAX = 10_000;
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Workspaces workspaces;
    private final WorkspaceRuntime runtime;
    private final CurrentCaller caller;

    WorkspaceLogResource(Workspaces workspaces, WorkspaceRuntime runtime, CurrentCaller caller) {
        this.workspaces = workspaces;
        this.runtime = runtime;
        this.caller = caller;
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
        List<LogLine> lines = new ArrayList<>();
        try (LogStream stream = runtime.logs(id, request)) {
            for (Optional<LogStream.Line> line = stream.next(); line.isPresent(); line = stream.next()) {
                LogLine wire = wire(line.get());
                if (app == null || app.isEmpty() || wire.source().equals(app)) {
                    lines.add(wire);
                }
            }
        } catch (RuntimeFailure e) {
            if (e.reason() != FailureReason.NOT_RUNNING) {
                throw e;
            }
        }
        return new Page<>(lines, null);
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
        LogStream stream = runtime.logs(id, request);
        Multi<LogLine> lines = Multi.createFrom()
                .<LogLine>emitter(emitter -> {
                    emitter.onTermination(stream::close);
                    THREADS.execute(() -> {
                        for (Optional<LogStream.Line> line = stream.next();
                                line.isPresent() && !emitter.isCancelled();
                                line = stream.next()) {
                            LogLine wire = wire(line.get());
                            if (app == null || app.isEmpty() || wire.source().equals(app)) {
                                emitter.emit(wire);
                            }
                        }
                        emitter.complete();
                    });
                })
                .emitOn(Infrastructure.getDefaultExecutor());
        return Stream.of(sse, lines, line -> "log");
    }

    private static LogRequest request(@Nullable Integer tail, @Nullable String since, boolean follow) {
        int lines = tail == null ? USUAL : tail;
        if (lines < 0 || lines > MAX) {
            throw new ApiException(ErrorCode.INVALID_PARAMETER, "tail must be 0 to " + MAX + "; this is " + lines);
        }
        try {
            return new LogRequest(lines, since == null || since.isEmpty() ? null : Instant.parse(since), follow);
        } catch (DateTimeParseException e) {
            throw new ApiException(ErrorCode.INVALID_PARAMETER, "since must be a time as 2026-01-31T12:00:00Z");
        }
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

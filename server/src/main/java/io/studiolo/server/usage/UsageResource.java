package io.studiolo.server.usage;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Permission;
import io.studiolo.api.Usage;
import io.studiolo.api.UsageSample;
import io.studiolo.runtime.Limits;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.http.Times;
import io.studiolo.server.identity.CallerStreams;
import io.studiolo.server.identity.CurrentCaller;
import io.studiolo.server.workspace.WorkspaceRow;
import io.studiolo.server.workspace.Workspaces;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a workspace uses: now, live, and over time. */
@Path("/api/v1/workspaces/{id}/usage")
public class UsageResource {
    private static final int MAX_STEP = 86_400;
    private static final Duration APART = Duration.ofSeconds(1);
    private static final long FIRST_MS = 250;
    private static final long DISK_MS = 2000;

    private final Workspaces workspaces;
    private final Sampler sampler;
    private final UsageStore store;
    private final CurrentCaller caller;
    private final CallerStreams streams;
    private final Clock clock;

    UsageResource(
            Workspaces workspaces,
            Sampler sampler,
            UsageStore store,
            CurrentCaller caller,
            CallerStreams streams,
            Clock clock) {
        this.workspaces = workspaces;
        this.sampler = sampler;
        this.store = store;
        this.caller = caller;
        this.streams = streams;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public Usage read(
            @PathParam("id") UUID id,
            @QueryParam("since") @Nullable String since,
            @QueryParam("step") @Nullable Integer step) {
        WorkspaceRow row = workspaces.get(caller.get(), id, Permission.WORKSPACE_READ);
        int seconds = step == null ? UsageStore.FINE : step;
        if (seconds < UsageStore.FINE || seconds > MAX_STEP) {
            throw new ApiException(
                    ErrorCode.INVALID_PARAMETER,
                    "step must be " + UsageStore.FINE + " to " + MAX_STEP + " seconds; this is " + seconds);
        }
        Instant asked = Times.parse("since", since);
        Instant from = asked == null ? clock.instant().minus(Duration.ofHours(1)) : asked;
        Limits limits = row.settings().limits();
        return new Usage(
                seconds, limits.cpuMillis(), limits.memoryBytes(), limits.pids(), store.read(id, from, seconds));
    }

    @GET
    @Path("/now")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    public UsageSample now(@PathParam("id") UUID id) throws InterruptedException {
        WorkspaceRow row = workspaces.get(caller.get(), id, Permission.WORKSPACE_READ);
        Sampler.Meter meter = sampler.meter(id);
        meter.read();
        Thread.sleep(FIRST_MS); // a rate needs two readings
        if (!sampler.knowsDisk(id)) {
            sampler.measureDisk(id)
                    .copy() // others wait for the same
                    .completeOnTimeout(null, DISK_MS, TimeUnit.MILLISECONDS)
                    .join();
        }
        return meter.read()
                .orElseThrow(() -> new ApiException(
                        ErrorCode.WRONG_STATE,
                        row.name() + " is " + row.phase().state().wire() + " and uses nothing; start it first"));
    }

    @GET
    @Path("/now")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    public Multi<OutboundSseEvent> live(@PathParam("id") UUID id, @Context Sse sse) {
        workspaces.get(caller.get(), id, Permission.WORKSPACE_READ);
        return streams.of(sse, caller.get(), () -> samples(sampler.meter(id)), sample -> "usage");
    }

    private static Multi<UsageSample> samples(Sampler.Meter meter) {
        return Multi.createFrom()
                .ticks()
                .every(APART)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(tick -> meter.read())
                .select()
                .where(Optional::isPresent)
                .map(Optional::orElseThrow);
    }
}

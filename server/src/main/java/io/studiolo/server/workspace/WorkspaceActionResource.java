package io.studiolo.server.workspace;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.studiolo.api.DeleteReview;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Page;
import io.studiolo.api.Permission;
import io.studiolo.api.Problem.FieldError;
import io.studiolo.api.TimelineEntry;
import io.studiolo.api.WorkspaceUpdate;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.http.Paging;
import io.studiolo.server.identity.CurrentCaller;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is done to one workspace, and its timeline. */
@Path("/api/v1/workspaces/{id}")
@RunOnVirtualThread
public class WorkspaceActionResource {
    private final Workspaces workspaces;
    private final WorkspaceWire wire;
    private final Requests requests;
    private final DeleteReviews reviews;
    private final CurrentCaller caller;

    WorkspaceActionResource(
            Workspaces workspaces, WorkspaceWire wire, Requests requests, DeleteReviews reviews, CurrentCaller caller) {
        this.workspaces = workspaces;
        this.wire = wire;
        this.requests = requests;
        this.reviews = reviews;
        this.caller = caller;
    }

    @POST
    @Path("/start")
    public Response start(@PathParam("id") UUID id) {
        return accepted(workspaces.start(caller.get(), id));
    }

    @POST
    @Path("/stop")
    public Response stop(@PathParam("id") UUID id) {
        return accepted(workspaces.stop(caller.get(), id));
    }

    @POST
    @Path("/restart")
    public Response restart(@PathParam("id") UUID id) {
        return accepted(workspaces.restart(caller.get(), id));
    }

    @POST
    @Path("/restore")
    public Response restore(@PathParam("id") UUID id) {
        return accepted(workspaces.restore(caller.get(), id));
    }

    @GET
    @Path("/delete-review")
    public DeleteReview review(@PathParam("id") UUID id) {
        return reviews.of(workspaces.get(caller.get(), id, Permission.WORKSPACE_READ));
    }

    @DELETE
    public Response delete(
            @PathParam("id") UUID id,
            @QueryParam("confirm") @Nullable String confirm,
            @QueryParam("purge") boolean purge) {
        String typed = confirm == null ? "" : confirm;
        return accepted(purge ? workspaces.purge(caller.get(), id, typed) : workspaces.delete(caller.get(), id, typed));
    }

    @PATCH
    public Response update(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String match,
            @Nullable WorkspaceUpdate update) {
        if (update == null) {
            throw new ApiException(ErrorCode.MALFORMED_BODY, "the body must hold name or description");
        }
        List<FieldError> errors = new ArrayList<>();
        if (update.name() != null) {
            WorkspaceDraft.name(update.name(), errors);
        }
        WorkspaceDraft.description(update.description(), errors);
        if (!errors.isEmpty()) {
            throw new ApiException(ErrorCode.INVALID_FIELD, errors.getFirst().message(), errors);
        }
        WorkspaceRow row = workspaces.describe(
                caller.get(),
                id,
                version(match),
                before -> requests.describe(
                        before,
                        update.name() == null ? before.name() : update.name(),
                        update.description() == null ? before.settings().description() : update.description()));
        return answer(Response.ok(), row);
    }

    private static Optional<Long> version(@Nullable String match) {
        if (match == null || match.equals("*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(match.replace("\"", "").replace("W/", "")));
        } catch (NumberFormatException e) {
            throw new ApiException(ErrorCode.INVALID_PARAMETER, "If-Match must be the ETag that a read gave");
        }
    }

    @GET
    @Path("/timeline")
    public Page<TimelineEntry> timeline(
            @PathParam("id") UUID id,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Paging.limit(limit);
        long before = Paging.place(cursor, Long::valueOf).orElse(Long.MAX_VALUE);
        List<TimelineEntry> entries = workspaces.timeline(caller.get(), id, before, size + 1);
        return Paging.page(entries, size, entry -> Long.toString(entry.id()), entry -> entry);
    }

    private Response accepted(WorkspaceRow row) {
        return answer(Response.accepted(), row);
    }

    private Response answer(Response.ResponseBuilder builder, WorkspaceRow row) {
        return builder.entity(wire.of(row))
                .header("ETag", "\"" + row.version() + "\"")
                .build();
    }
}

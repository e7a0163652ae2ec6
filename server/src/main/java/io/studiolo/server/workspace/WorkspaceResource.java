package io.studiolo.server.workspace;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Page;
import io.studiolo.api.Permission;
import io.studiolo.api.Workspace;
import io.studiolo.api.WorkspaceRequest;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.http.Paging;
import io.studiolo.server.identity.Caller;
import io.studiolo.server.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Workspaces: list, read, create. What is done to one is in {@link WorkspaceActionResource}. */
@Path("/api/v1/workspaces")
@RunOnVirtualThread
public class WorkspaceResource {
    private final Workspaces workspaces;
    private final WorkspaceWire wire;
    private final Creation creation;
    private final CreateOnce once;
    private final CurrentCaller caller;

    WorkspaceResource(
            Workspaces workspaces, WorkspaceWire wire, Creation creation, CreateOnce once, CurrentCaller caller) {
        this.workspaces = workspaces;
        this.wire = wire;
        this.creation = creation;
        this.once = once;
        this.caller = caller;
    }

    @GET
    public Page<Workspace> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("q") @Nullable String text,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Paging.limit(limit);
        WorkspaceQuery query = WorkspaceQuery.of(state, text, owner, cursor, size + 1);
        List<WorkspaceRow> rows = workspaces.list(caller.get(), query);
        return Paging.page(rows, size, WorkspaceQuery::place, wire::of);
    }

    @POST
    public Response create(
            @Nullable WorkspaceRequest request,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller me = caller.get();
        if (request == null) {
            throw new ApiException(ErrorCode.MALFORMED_BODY, "the body must hold at least name and template");
        }
        if (dryRun) {
            return Response.ok(creation.review(me, request)).build();
        }
        WorkspaceRow row = once.create(me, request, key);
        return answer(Response.accepted(), row);
    }

    @GET
    @Path("/{id}")
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), workspaces.get(caller.get(), id, Permission.WORKSPACE_READ));
    }

    @GET
    @Path("/by-name/{owner}/{name}")
    public Response getByName(@PathParam("owner") String owner, @PathParam("name") String name) {
        return answer(Response.ok(), workspaces.get(caller.get(), owner, name, Permission.WORKSPACE_READ));
    }

    private Response answer(Response.ResponseBuilder builder, WorkspaceRow row) {
        return builder.entity(wire.of(row))
                .header("ETag", "\"" + row.version() + "\"")
                .build();
    }
}

package io.studiolo.server.workspace;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.studiolo.api.Permission;
import io.studiolo.api.Target;
import io.studiolo.server.access.Authorizer;
import io.studiolo.server.identity.CurrentCaller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The machine's room, less what is promised to workspaces. */
@Path("/api/v1/target")
@RunOnVirtualThread
public class TargetResource {
    private final Room room;
    private final Authorizer authorizer;
    private final CurrentCaller caller;

    TargetResource(Room room, Authorizer authorizer, CurrentCaller caller) {
        this.room = room;
        this.authorizer = authorizer;
        this.caller = caller;
    }

    @GET
    public Target get() {
        authorizer.require(caller.get(), Permission.TARGET_READ);
        return room.now();
    }
}

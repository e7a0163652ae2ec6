package io.studiolo.server.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.studiolo.api.CreatedUser;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Page;
import io.studiolo.api.Permission;
import io.studiolo.api.User;
import io.studiolo.api.UserRequest;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.http.Paging;
import io.studiolo.server.identity.CurrentCaller;
import io.studiolo.server.identity.Users;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accounts, for platform admins. */
@Path("/api/v1/users")
@RunOnVirtualThread
public class UserResource {
    private final Users users;
    private final Authorizer authorizer;
    private final CurrentCaller caller;

    UserResource(Users users, Authorizer authorizer, CurrentCaller caller) {
        this.users = users;
        this.authorizer = authorizer;
        this.caller = caller;
    }

    @GET
    public Page<User> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        authorizer.require(caller.get(), Permission.USER_READ);
        int size = Paging.limit(limit);
        String after = Paging.place(cursor, name -> name).orElse("");
        List<User> rows = users.list(after, size + 1);
        return Paging.page(rows, size, User::name, user -> user);
    }

    @POST
    public Response create(UserRequest request) {
        authorizer.require(caller.get(), Permission.USER_WRITE);
        if (request == null) {
            throw new ApiException(ErrorCode.MALFORMED_BODY, "the body must hold name");
        }
        CreatedUser created = users.create(request);
        return Response.status(Response.Status.CREATED).entity(created).build();
    }
}

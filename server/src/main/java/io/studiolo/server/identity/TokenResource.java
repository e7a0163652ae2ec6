package io.studiolo.server.identity;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Page;
import io.studiolo.api.Token;
import io.studiolo.api.TokenRequest;
import io.studiolo.server.http.ApiException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The caller's API tokens. */
@Path("/api/v1/tokens")
@RunOnVirtualThread
public class TokenResource {
    private final Tokens tokens;
    private final CurrentCaller caller;

    TokenResource(Tokens tokens, CurrentCaller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @GET
    public Page<Token> list() {
        return new Page<>(tokens.list(caller.unlimited()), null);
    }

    @POST
    public Response create(TokenRequest request) {
        if (request == null) {
            throw new ApiException(ErrorCode.MALFORMED_BODY, "the body must hold name");
        }
        return Response.status(Response.Status.CREATED)
                .entity(tokens.create(caller.get(), request))
                .build();
    }

    @DELETE
    @Path("/{id}")
    public void revoke(@PathParam("id") UUID id) {
        tokens.revoke(caller.unlimited(), id);
    }
}

package io.studiolo.server.identity;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Page;
import io.studiolo.api.PasswordChange;
import io.studiolo.api.Session;
import io.studiolo.api.SignInCode;
import io.studiolo.api.SignInRequest;
import io.studiolo.api.SignedIn;
import io.studiolo.server.http.ApiException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Signing in and out, the caller's sessions and password. */
@Path("/api/v1")
@RunOnVirtualThread
public class SessionResource {
    private final SignIns signIns;
    private final Sessions sessions;
    private final Authentication authentication;
    private final CurrentCaller caller;
    private final ControlOrigin origin;

    SessionResource(
            SignIns signIns,
            Sessions sessions,
            Authentication authentication,
            CurrentCaller caller,
            ControlOrigin origin) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.authentication = authentication;
        this.caller = caller;
        this.origin = origin;
    }

    @POST
    @Path("/session")
    public Response signIn(SignInRequest request, @Context RoutingContext context) {
        if (request == null) {
            throw new ApiException(ErrorCode.MALFORMED_BODY, "the body must hold username and password");
        }
        String address = context.request().remoteAddress().hostAddress();
        UserStore.Account account = signIns.check(request, address);
        String secret =
                sessions.begin(account.user().id(), Device.of(context.request().getHeader("User-Agent")), address);
        SignedIn answer = new SignedIn(
                account.user(), AuthenticationFilter.csrfToken(secret), account.passwordChangeRequired(), null);
        return Response.ok(answer).cookie(cookie(secret, -1)).build();
    }

    @GET
    @Path("/session")
    public SignedIn whoAmI(@Context RoutingContext context) {
        Caller me = caller.get();
        String csrf = me.session().isPresent()
                ? AuthenticationFilter.csrfToken(String.valueOf(
                        context.request().getCookie(origin.cookieName()).getValue()))
                : null;
        return new SignedIn(signIns.user(me), csrf, me.passwordChangeRequired(), me.endsAt());
    }

    @DELETE
    @Path("/session")
    public Response signOut() {
        Caller me = caller.get();
        me.session().ifPresent(session -> sessions.end(me.userId(), session));
        return Response.noContent().cookie(cookie("", 0)).build();
    }

    @POST
    @Path("/session/codes")
    public SignInCode code() {
        return sessions.code(caller.unlimited().userId());
    }

    @PUT
    @Path("/account/password")
    public void changePassword(PasswordChange change) {
        if (change == null) {
            throw new ApiException(ErrorCode.MALFORMED_BODY, "the body must hold current and next");
        }
        signIns.change(caller.unlimited(), change);
        // Or the next request would still be told to change it.
        authentication.forgetAll();
    }

    @GET
    @Path("/sessions")
    public Page<Session> list() {
        Caller me = caller.unlimited();
        return new Page<>(sessions.list(me.userId(), me.session()), null);
    }

    @DELETE
    @Path("/sessions/{id}")
    public void end(@PathParam("id") UUID id) {
        if (!sessions.end(caller.unlimited().userId(), id)) {
            throw new ApiException(ErrorCode.NOT_FOUND, "there is no session " + id + " of yours; it may have ended");
        }
    }

    @DELETE
    @Path("/sessions")
    public void endOthers() {
        Caller me = caller.unlimited();
        sessions.endOthers(me.userId(), me.session());
    }

    private NewCookie cookie(String secret, int maxAge) {
        return new NewCookie.Builder(origin.cookieName())
                .value(secret)
                .path("/")
                .httpOnly(true)
                .secure(origin.secure())
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(maxAge)
                .build();
    }
}

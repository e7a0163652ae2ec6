package io.studiolo.server.identity;

import io.studiolo.api.ErrorCode;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.http.OwnHost;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets no request to the API through whose caller isn't known; only signing in is open. */
@ApplicationScoped
public class AuthenticationFilter {
    private static final String SESSION = "/api/v1/session";
    private static final String PASSWORD = "/api/v1/account/password";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Authentication authentication;
    private final ControlOrigin origin;
    private final CurrentCaller current;

    AuthenticationFilter(Authentication authentication, ControlOrigin origin, CurrentCaller current) {
        this.authentication = authentication;
        this.origin = origin;
        this.current = current;
    }

    /** Runs on the thread of the resource. */
    @ServerRequestFilter
    public void filter(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean signIn = request.path().equals(SESSION) && request.method().equals(HttpMethod.POST);
        boolean bearer = Authentication.token(context).isPresent();
        // Signing in sets a cookie, whatever else the request carries.
        if ((signIn || !bearer) && !READING.contains(request.method())) {
            sameOrigin(request);
        }
        if (signIn) {
            return;
        }
        Caller caller = authentication
                .of(context)
                .orElseThrow(() -> new ApiException(
                        ErrorCode.NOT_SIGNED_IN,
                        "sign in, or send an API token as a bearer token; a session or token that was sent has ended"));
        if (!bearer && !READING.contains(request.method())) {
            csrf(request, authentication.cookie(context).orElse(""));
        }
        if (caller.passwordChangeRequired()
                && !request.path().equals(SESSION)
                && !request.path().equals(PASSWORD)) {
            throw new ApiException(
                    ErrorCode.PASSWORD_CHANGE_REQUIRED, "change the one-time password first: PUT " + PASSWORD);
        }
        current.set(caller);
    }

    private void sameOrigin(HttpServerRequest request) {
        String from = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        String host = OwnHost.asked(request);
        boolean foreign = from != null && !origin.isOwnOrigin(from, host);
        boolean cross = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreign || cross) {
            throw crossOrigin(
                    "this request comes from another origin; only this page and API tokens may change things");
        }
    }

    private static void csrf(HttpServerRequest request, String secret) {
        String sent = request.getHeader("X-Csrf-Token");
        byte[] right = csrfToken(secret).getBytes(StandardCharsets.UTF_8);
        if (sent == null || !MessageDigest.isEqual(right, sent.getBytes(StandardCharsets.UTF_8))) {
            throw crossOrigin("the X-Csrf-Token is missing or wrong; GET /api/v1/session tells it");
        }
    }

    private static ApiException crossOrigin(String detail) {
        return new ApiException(ErrorCode.CROSS_ORIGIN, detail);
    }

    /** What a page must send along with the cookie; derived from the secret, so that it needs no place of its own. */
    static String csrfToken(String secret) {
        return SecretText.hashText("csrf:" + secret);
    }
}

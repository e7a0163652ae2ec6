package io.studiolo.server.routing;

import io.studiolo.api.ErrorCode;
import io.studiolo.gateway.route.AppHost;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.http.DatabaseFaults;
import io.studiolo.server.identity.Authentication;
import io.studiolo.server.identity.Caller;
import io.studiolo.server.workspace.AppAddresses;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /apps/authorize}: where an app's origin sends a browser that isn't signed in there. A person who is signed in
 * here and may use the workspace goes back with a one-use code; who isn't signs in first.
 */
@ApplicationScoped
class AuthorizeRoute {
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,128}");
    private static final int MAX_RETURN = 8192;

    private final Authentication authentication;
    private final AppSignIns signIns;
    private final RouteTable routes;
    private final AppAddresses addresses;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    AuthorizeRoute(Authentication authentication, AppSignIns signIns, RouteTable routes, AppAddresses addresses) {
        this.authentication = authentication;
        this.signIns = signIns;
        this.routes = routes;
        this.addresses = addresses;
    }

    void register(@Observes Router router) {
        router.get("/apps/authorize").handler(context -> threads.execute(() -> handle(context)));
    }

    private void handle(RoutingContext context) {
        try {
            answer(context);
        } catch (ApiException e) {
            say(context, e.code().status(), "There is no such app, or it isn't yours to open.");
        } catch (RuntimeException e) {
            if (!DatabaseFaults.unavailable(e)) {
                throw e;
            }
            say(context, 503, "Studiolo's database doesn't answer; try again shortly.");
        }
    }

    private void answer(RoutingContext context) {
        Optional<AppHost> host = Optional.ofNullable(context.request().getParam("host"))
                .filter(authority -> authority.endsWith("." + addresses.authority()))
                .flatMap(authority -> AppHost.parse(authority, addresses.domain()));
        String nonce = context.request().getParam("nonce");
        if (host.isEmpty() || nonce == null || !NONCE.matcher(nonce).matches()) {
            say(context, 400, "This is no address of an app; open the app from its workspace.");
            return;
        }
        Optional<Caller> caller =
                authentication.of(context).filter(c -> c.session().isPresent());
        if (caller.isEmpty() || caller.get().passwordChangeRequired()) {
            redirect(
                    context.response(),
                    "/signin?next=" + encode(context.request().uri()));
            return;
        }
        redirect(
                context.response(),
                grant(caller.get(), host.get(), nonce, context.request().getParam("return")));
    }

    private String grant(Caller caller, AppHost host, String nonce, @Nullable String back) {
        UUID session = caller.session().orElseThrow();
        String code = routes.workspace(host)
                .map(row -> signIns.issue(
                        caller, row, host, nonce, new AppSignIns.ControlSession(session, caller.endsAt())))
                .orElseThrow(() -> new ApiException(ErrorCode.NOT_FOUND, "no workspace has this name"));
        String path = back == null || back.length() > MAX_RETURN ? "/" : back;
        return addresses.url(
                host.app(),
                host.workspace(),
                host.owner(),
                "/_studiolo/signin?code=" + code + "&return=" + encode(path));
    }

    private static void redirect(HttpServerResponse response, String location) {
        response.setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, location)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    private static void say(RoutingContext context, int status, String sentence) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .end(sentence + "\n");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

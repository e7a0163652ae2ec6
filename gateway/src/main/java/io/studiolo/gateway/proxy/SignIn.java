package io.studiolo.gateway.proxy;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.studiolo.gateway.route.AppOrigin;
import io.studiolo.gateway.route.AppSession;
import io.studiolo.gateway.route.AppSessions;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is signed in to an app's origin, and how a browser gets there. */
final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final String PATH = RequestTarget.RESERVED + "/signin";
    private static final long NONCE_SECONDS = 300;
    private static final int NONCE_BYTES = 24;
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_.~-]{16,512}");

    private final AppSessions sessions;
    private final Cookies cookies;
    private final String controlOrigin;
    private final Replies replies;
    private final SecureRandom random = new SecureRandom();

    SignIn(AppSessions sessions, GatewayConfig.Origins origins, Replies replies) {
        this.sessions = sessions;
        this.cookies = new Cookies(origins.secure());
        this.controlOrigin = origins.controlOrigin();
        this.replies = replies;
    }

    /** The session of a request; null if it has none that is good here. */
    @Nullable
    AppSession session(HttpServerRequest request, AppOrigin origin) {
        List<String> headers = request.headers().getAll(HttpHeaders.COOKIE);
        if (headers.isEmpty()) {
            return null;
        }
        for (String secret : cookies.sessions(headers)) {
            Optional<AppSession> session = sessions.find(secret, origin.app());
            if (session.isPresent()) {
                return session.get();
            }
        }
        return null;
    }

    /** Sends a person to sign in, and tells a program that it has to. The same for apps that are not there. */
    void require(HttpServerRequest request, AppOrigin origin, String path) {
        if (!request.method().equals(HttpMethod.GET)
                || !Replies.wantsHtml(request)
                || !FetchSite.mayNavigate(request)) {
            replies.refuse(request, Refusal.NOT_SIGNED_IN);
            return;
        }
        String nonce = nonce(request);
        request.response().putHeader(HttpHeaders.SET_COOKIE, cookies.setNonce(nonce, NONCE_SECONDS));
        String location = controlOrigin + "/apps/authorize?host=" + encoded(origin.authority()) + "&nonce=" + nonce
                + "&return=" + encoded(RequestTarget.safeReturn(path));
        replies.redirect(request, location);
    }

    /** An earlier one of this browser is kept, so that several tabs can be opened at once. */
    private String nonce(HttpServerRequest request) {
        return cookies.nonces(request.headers().getAll(HttpHeaders.COOKIE)).stream()
                .filter(value -> NONCE.matcher(value).matches())
                .findFirst()
                .orElseGet(this::freshNonce);
    }

    private String freshNonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Answers below the reserved path. */
    void handle(HttpServerRequest request, AppOrigin origin, String path) {
        QueryStringDecoder query = new QueryStringDecoder(path, StandardCharsets.UTF_8);
        if (!request.method().equals(HttpMethod.GET) || !query.rawPath().equals(PATH)) {
            replies.notFound(request);
            return;
        }
        Optional<Map<String, List<String>>> parameters = parameters(query);
        String code = parameters.map(all -> first(all, "code")).orElse("");
        List<String> nonces = cookies.nonces(request.headers().getAll(HttpHeaders.COOKIE));
        if (code.isEmpty() || nonces.size() != 1 || parameters.isEmpty()) {
            replies.linkSpent(request);
            return;
        }
        String target = RequestTarget.safeReturn(first(parameters.get(), "return"));
        Context context = io.vertx.core.Vertx.currentContext();
        Future.succeededFuture()
                .compose(_ ->
                        Future.fromCompletionStage(sessions.redeem(code, origin.app(), nonces.getFirst()), context))
                .map(SignIn::checked)
                .onSuccess(secret -> secret.ifPresentOrElse(
                        good -> signedIn(request, good, target), () -> replies.linkSpent(request)))
                .onFailure(cause -> {
                    LOG.warn("Sign-in to {} could not be checked", origin.authority(), cause);
                    replies.refuse(request, Refusal.SIGN_IN_AWAY);
                });
    }

    private static Optional<Map<String, List<String>>> parameters(QueryStringDecoder query) {
        try {
            return Optional.of(query.parameters());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? values.getFirst() : "";
    }

    private static Optional<String> checked(Optional<String> secret) {
        if (secret.isPresent() && !SECRET.matcher(secret.get()).matches()) {
            throw new IllegalStateException("AppSessions made a secret that is no cookie value");
        }
        return secret;
    }

    private void signedIn(HttpServerRequest request, String secret, String target) {
        request.response()
                .headers()
                .add(HttpHeaders.SET_COOKIE, cookies.setSession(secret))
                .add(HttpHeaders.SET_COOKIE, cookies.setNonce("", 0));
        replies.redirect(request, target);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.studiolo.server.identity;

import io.studiolo.server.http.DatabaseFaults;
import io.studiolo.server.http.OwnHost;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells who makes a request: by a bearer token, else by the cookie of a session. What the database said is believed for a
 * second; for a minute while it doesn't answer, so that what is open goes on.
 */
@ApplicationScoped
public class Authentication {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration STALE = Duration.ofMinutes(1);
    private static final int MAX_KNOWN = 20_000;
    private static final String BEARER = "bearer ";

    private final CredentialStore store;
    private final Sessions sessions;
    private final ControlOrigin origin;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Caller caller, Instant at) {}

    Authentication(CredentialStore store, Sessions sessions, ControlOrigin origin, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.origin = origin;
        this.clock = clock;
    }

    /** Who makes the request; empty if nobody, or with a credential that is expired, ended or forged. */
    public Optional<Caller> of(RoutingContext context) {
        Optional<String> token = token(context);
        if (token.isPresent()) {
            return token.get().startsWith(Tokens.PREFIX)
                    ? lookUp(token.get(), () -> store.token(SecretText.hash(token.get()), clock.instant()))
                    : Optional.empty();
        }
        return cookie(context)
                .flatMap(secret ->
                        lookUp(secret, () -> store.session(SecretText.hash(secret), clock.instant(), sessions.idle())));
    }

    /** Whether a WebSocket may be opened: a browser sends its cookie along from any page, so the page must be ours. */
    public boolean mayUpgrade(RoutingContext context) {
        String from = context.request().getHeader("Origin");
        String host = OwnHost.asked(context.request());
        boolean bearer = token(context).isPresent();
        return from == null ? bearer : origin.isOwnOrigin(from, host);
    }

    /** The token of the header, if there is one; other schemes are for a proxy in front of us and stand for nobody here. */
    static Optional<String> token(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    /** The secret of the session's cookie, if there is one. */
    Optional<String> cookie(RoutingContext context) {
        Cookie cookie = context.request().getCookie(origin.cookieName());
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    private Optional<Caller> lookUp(String secret, Supplier<Optional<Caller>> ask) {
        String key = SecretText.hashText(secret);
        Instant now = clock.instant();
        Known before = known.get(key);
        if (before != null
                && now.isBefore(before.at().plus(FRESH))
                && now.isBefore(before.caller().endsAt())) {
            return Optional.of(before.caller());
        }
        try {
            Optional<Caller> caller = ask.get();
            remember(key, caller.orElse(null), now);
            return caller;
        } catch (RuntimeException e) {
            if (before != null
                    && DatabaseFaults.unavailable(e)
                    && now.isBefore(before.at().plus(STALE))) {
                return Optional.of(before.caller());
            }
            throw e;
        }
    }

    private void remember(String key, @Nullable Caller caller, Instant now) {
        if (caller == null) {
            known.remove(key);
            return;
        }
        if (known.size() > MAX_KNOWN) {
            known.clear();
        }
        known.put(key, new Known(caller, now));
    }

    /** What was known of an ended session or token is forgotten at once. */
    void forget(@Observes CredentialEnded ended) {
        known.values().removeIf(entry -> entry.caller().credential().equals(ended.credential()));
    }

    /** Everything is asked anew: a password changed. */
    void forgetAll() {
        known.clear();
    }
}

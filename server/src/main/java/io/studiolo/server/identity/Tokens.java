package io.studiolo.server.identity;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.Permission;
import io.studiolo.api.Problem.FieldError;
import io.studiolo.api.Token;
import io.studiolo.api.TokenRequest;
import io.studiolo.server.http.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** API tokens: made, listed, revoked. */
@ApplicationScoped
class Tokens {
    /** What every token begins with, so that secret scanners know it. */
    static final String PREFIX = "stl_";

    private static final int SHOWN = 10;
    private static final int MAX_NAME = 64;
    private static final Duration MAX_LIFE = Duration.ofDays(366);
    private static final Pattern LIFE = Pattern.compile("([1-9][0-9]{0,8})([smhd])");

    private final TokenStore store;
    private final Clock clock;
    private final Event<CredentialEnded> ended;

    Tokens(TokenStore store, Clock clock, Event<CredentialEnded> ended) {
        this.store = store;
        this.clock = clock;
        this.ended = ended;
    }

    Token create(Caller caller, TokenRequest request) {
        String name = request.name() == null ? "" : request.name().strip();
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw invalid("name", "a token's name has 1 to " + MAX_NAME + " characters");
        }
        List<Permission> scopes = request.scopes() == null ? List.of() : List.copyOf(request.scopes());
        if (!caller.scopes().isEmpty() && (scopes.isEmpty() || !caller.scopes().containsAll(scopes))) {
            throw new ApiException(
                    ErrorCode.FORBIDDEN,
                    "a token can't make one that may do more than itself; name some of its own scopes "
                            + caller.scopes().stream()
                                    .map(Permission::wire)
                                    .sorted()
                                    .toList());
        }
        Instant asked = clock.instant().plus(life(request.expiresIn()));
        // One that was given for an hour can't give itself a year.
        Instant expires = !caller.browser() && caller.endsAt().isBefore(asked) ? caller.endsAt() : asked;
        return create(caller.userId(), name, scopes, expires);
    }

    Token create(UUID user, String name, List<Permission> scopes, @Nullable Instant expires) {
        String secret = PREFIX + SecretText.random();
        Token token = new Token(
                UUID.randomUUID(), name, secret.substring(0, SHOWN), scopes, clock.instant(), expires, null, null);
        store.insert(user, token, secret);
        return new Token(token.id(), name, token.prefix(), scopes, token.createdAt(), expires, null, secret);
    }

    private static Duration life(@Nullable String text) {
        if (text == null) {
            return Duration.ofDays(30);
        }
        Matcher matcher = LIFE.matcher(text);
        if (!matcher.matches()) {
            throw invalid("expiresIn", "\"" + text + "\" is no duration; write 90m, 1h or 30d");
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration life = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
        if (life.compareTo(MAX_LIFE) > 0) {
            throw invalid("expiresIn", "a token lives at most " + MAX_LIFE.toDays() + "d; this is " + text);
        }
        return life;
    }

    private static ApiException invalid(String field, String rule) {
        return new ApiException(ErrorCode.INVALID_FIELD, field + ": " + rule, List.of(new FieldError(field, rule)));
    }

    List<Token> list(Caller caller) {
        return store.list(caller.userId());
    }

    void revoke(Caller caller, UUID id) {
        if (!store.delete(caller.userId(), id)) {
            throw new ApiException(ErrorCode.NOT_FOUND, "there is no token " + id + " of yours");
        }
        ended.fire(new CredentialEnded(id));
    }
}

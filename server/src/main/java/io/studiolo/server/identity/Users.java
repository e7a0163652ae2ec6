package io.studiolo.server.identity;

import io.studiolo.api.CreatedUser;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Names;
import io.studiolo.api.PlatformRole;
import io.studiolo.api.Problem.FieldError;
import io.studiolo.api.User;
import io.studiolo.api.UserRequest;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.identity.UserStore.Account;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Accounts. */
@ApplicationScoped
public class Users {
    private static final int MAX_DISPLAY = 100;

    private final UserStore store;
    private final Passwords passwords;
    private final Clock clock;

    Users(UserStore store, Passwords passwords, Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Makes an account; without a password it gets a one-time one. */
    public CreatedUser create(UserRequest request) {
        String name = name(request.name() == null ? "" : request.name());
        String display =
                request.displayName() == null ? name : request.displayName().strip();
        if (display.length() > MAX_DISPLAY) {
            throw invalid("displayName", "a display name has at most " + MAX_DISPLAY + " characters");
        }
        String given = request.password();
        if (given != null) {
            Passwords.check("password", given, name);
        }
        String password = given == null ? SecretText.typable() : given;
        PlatformRole role = request.role() == null ? PlatformRole.MEMBER : request.role();
        User user = new User(UUID.randomUUID(), name, display, role, clock.instant());
        if (!store.insert(new Account(user, passwords.hash(password), given == null))) {
            throw new ApiException(ErrorCode.NAME_TAKEN, "there is a user " + name + " already; choose another name");
        }
        return new CreatedUser(user, given == null ? password : null);
    }

    private static String name(String name) {
        try {
            return Names.user(name);
        } catch (IllegalArgumentException e) {
            throw invalid("name", String.valueOf(e.getMessage()));
        }
    }

    private static ApiException invalid(String field, String rule) {
        return new ApiException(ErrorCode.INVALID_FIELD, field + ": " + rule, List.of(new FieldError(field, rule)));
    }

    /** In the order of their names, after one of them. */
    public List<User> list(String after, int limit) {
        return store.list(after, limit);
    }
}

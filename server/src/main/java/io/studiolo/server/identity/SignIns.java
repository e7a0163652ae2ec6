package io.studiolo.server.identity;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.PasswordChange;
import io.studiolo.api.SignInRequest;
import io.studiolo.api.User;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.identity.UserStore.Account;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Checks passwords and codes, and changes passwords. */
@ApplicationScoped
class SignIns {
    private final UserStore users;
    private final Passwords passwords;
    private final LoginThrottle throttle;
    private final Sessions sessions;
    private final OneTimePassword file;

    SignIns(UserStore users, Passwords passwords, LoginThrottle throttle, Sessions sessions, OneTimePassword file) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.file = file;
    }

    /** Whose request it is. */
    Account check(SignInRequest request, String address) {
        if (request.code() != null) {
            return sessions.redeem(request.code())
                    .flatMap(users::find)
                    .orElseThrow(() -> new ApiException(
                            ErrorCode.WRONG_CREDENTIALS,
                            "this sign-in link was used or has expired; sign in with name and password"));
        }
        String name =
                request.username() == null ? "" : request.username().strip().toLowerCase(Locale.ROOT);
        String password = request.password() == null ? "" : request.password();
        if (name.length() > 64 || password.length() > 1024) {
            throw wrong();
        }
        Optional<Account> account = users.find(name);
        boolean right = throttle.allows(name, address, () -> matches(account, password));
        return account.filter(known -> right).orElseThrow(SignIns::wrong);
    }

    /** Takes as long for a name that nobody has. */
    private boolean matches(Optional<Account> account, String password) {
        if (account.isEmpty()) {
            passwords.pretend(password);
            return false;
        }
        return passwords.matches(password, account.get().passwordHash());
    }

    private static ApiException wrong() {
        return new ApiException(ErrorCode.WRONG_CREDENTIALS, "user name or password is wrong");
    }

    /** The account of a caller. */
    User user(Caller caller) {
        return users.find(caller.userId()).orElseThrow().user();
    }

    /** Changes the caller's password and ends their other sessions. */
    void change(Caller caller, PasswordChange change) {
        Account account = users.find(caller.userId()).orElseThrow();
        String current = change.current() == null ? "" : change.current();
        String next = change.next() == null ? "" : change.next();
        if (!throttle.allows(caller.name(), "change", () -> passwords.matches(current, account.passwordHash()))) {
            throw new ApiException(ErrorCode.WRONG_CREDENTIALS, "the current password is wrong");
        }
        Passwords.check("next", next, caller.name());
        if (next.equals(current)) {
            throw new ApiException(ErrorCode.INVALID_FIELD, "the new password must differ from the current one");
        }
        users.password(caller.userId(), passwords.hash(next));
        sessions.endOthers(caller.userId(), caller.session());
        file.used(caller.name());
    }
}

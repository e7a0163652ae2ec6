package io.studiolo.server.identity;

import io.studiolo.api.ErrorCode;
import io.studiolo.server.http.ApiException;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request under way, put here by {@link AuthenticationFilter}. */
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;

    /** Who makes this request. */
    public Caller get() {
        if (caller == null) {
            throw new ApiException(ErrorCode.NOT_SIGNED_IN, "sign in, or send an API token as a bearer token");
        }
        return caller;
    }

    /** Who makes this request, if they may do all that their owner may: for what would let a token outgrow its scopes. */
    Caller unlimited() {
        Caller now = get();
        if (!now.scopes().isEmpty()) {
            throw new ApiException(
                    ErrorCode.FORBIDDEN,
                    "a token with scopes can't see or change sign-ins, tokens or the password; sign in for that");
        }
        return now;
    }

    void set(Caller now) {
        this.caller = now;
    }
}

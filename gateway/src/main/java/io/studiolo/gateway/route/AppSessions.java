package io.studiolo.gateway.route;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Who is signed in to apps. */
public interface AppSessions {
    /**
     * The session that a cookie stands for, if it is good for this origin and not ended. Answers from memory: asked on
     * every request, on an event loop.
     *
     * @param cookie the secret value
     */
    Optional<AppSession> find(String cookie, AppHost host);

    /**
     * Turns a one-use code into a session. A code is good once, for at most 60 s, for one origin and one browser.
     *
     * @param nonce what the browser's own cookie of this origin says; the code is bound to it
     * @return the secret for the cookie; empty if the code is not good. May ask the database: asynchronous.
     */
    CompletionStage<Optional<String>> redeem(String code, AppHost host, String nonce);

    /** Registers who closes the open sockets of a session when it ends or is revoked. */
    void onEnd(Consumer<UUID> listener);
}

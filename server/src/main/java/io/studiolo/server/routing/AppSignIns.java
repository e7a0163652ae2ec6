package io.studiolo.server.routing;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.Permission;
import io.studiolo.gateway.route.AppHost;
import io.studiolo.gateway.route.AppSession;
import io.studiolo.gateway.route.AppSessions;
import io.studiolo.server.access.Authorizer;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.identity.Caller;
import io.studiolo.server.identity.SecretText;
import io.studiolo.server.workspace.AppAddresses;
import io.studiolo.server.workspace.WorkspaceRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Carries a sign-in from the control origin to an app's origin, and knows who is signed in there. */
@ApplicationScoped
public class AppSignIns implements AppSessions {
    private static final Duration CODE_LIFE = Duration.ofSeconds(60);

    private final AppSessionStore store;
    private final Authorizer authorizer;
    private final AppAddresses addresses;
    private final Clock clock;
    private final Executor blocking = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, AppSessionStore.Entry> byHash = new ConcurrentHashMap<>();
    private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();

    AppSignIns(AppSessionStore store, Authorizer authorizer, AppAddresses addresses, Clock clock) {
        this.store = store;
        this.authorizer = authorizer;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Reads what the database knows; called once before the gateway opens. */
    void load() {
        Instant now = clock.instant();
        store.deleteExpired(now);
        store.all(now, addresses.domain()).forEach(entry -> byHash.put(entry.hash(), entry));
    }

    /**
     * A code that signs the caller in to an app's origin, once and within a minute.
     *
     * @param nonce what the browser that asks holds as a cookie of that origin
     * @param session the caller's session and when it ends
     */
    String issue(Caller caller, WorkspaceRow row, AppHost host, String nonce, ControlSession session) {
        if (!authorizer.knows(caller, row.ownerId())) {
            throw new ApiException(ErrorCode.NOT_FOUND, "no workspace has this name");
        }
        authorizer.require(caller, Permission.WORKSPACE_USE);
        String code = SecretText.random();
        store.insertCode(
                SecretText.hashText(code),
                SecretText.hashText(nonce),
                new AppSessionStore.Grant(row.id(), host, session.id(), caller.name(), session.endsAt()),
                clock.instant().plus(CODE_LIFE));
        return code;
    }

    /** A session of the control origin, and when it ends at the latest. */
    record ControlSession(UUID id, Instant endsAt) {}

    @Override
    public Optional<AppSession> find(String cookie, AppHost host) {
        AppSessionStore.Entry entry = byHash.get(SecretText.hashText(cookie));
        return Optional.ofNullable(entry)
                .map(AppSessionStore.Entry::session)
                .filter(session -> session.host().equals(host))
                .filter(session -> clock.instant().isBefore(session.expiresAt()));
    }

    @Override
    public CompletionStage<Optional<String>> redeem(String code, AppHost host, String nonce) {
        return CompletableFuture.supplyAsync(() -> take(code, host, nonce), blocking);
    }

    private Optional<String> take(String code, AppHost host, String nonce) {
        return store.takeCode(SecretText.hashText(code), host, SecretText.hashText(nonce), clock.instant())
                .map(grant -> {
                    String cookie = SecretText.random();
                    AppSession session =
                            new AppSession(UUID.randomUUID(), grant.workspace(), host, grant.user(), grant.endsAt());
                    AppSessionStore.Entry entry =
                            new AppSessionStore.Entry(SecretText.hashText(cookie), grant.session(), session);
                    store.insert(entry);
                    byHash.put(entry.hash(), entry);
                    return cookie;
                });
    }

    @Override
    public void onEnd(Consumer<UUID> listener) {
        listeners.add(listener);
    }

    /** A session of the control origin ended: what hangs on it ends too. */
    void ended(UUID controlSession) {
        byHash.values().stream()
                .filter(entry -> entry.controlSession().equals(controlSession))
                .toList()
                .forEach(entry -> {
                    byHash.remove(entry.hash());
                    listeners.forEach(
                            listener -> listener.accept(entry.session().id()));
                });
        store.deleteBySession(controlSession);
    }
}

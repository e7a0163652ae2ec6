package io.studiolo.server.http;

import io.studiolo.api.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Lets a create that is sent twice happen once. The key is claimed in the transaction that creates: of many at once the
 * first goes on, the others wait for its end at the unique key and get what it made.
 */
@ApplicationScoped
public class Idempotency {
    private static final int MAX_KEY = 128;

    private final Jdbi jdbi;
    private final Clock clock;

    Idempotency(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What a request made.
     *
     * @param id of the thing
     * @param fresh false if an earlier request with the same key made it
     */
    public record Made(UUID id, boolean fresh) {}

    /**
     * Creates in a transaction, once per key.
     *
     * @param key of the header; absent: creates each time
     * @param request a hash of what is asked for: the same key with another request is refused
     * @param create makes the thing in the given transaction and tells its id
     */
    public Made once(UUID user, @Nullable String key, byte[] request, Function<Handle, UUID> create) {
        if (key == null) {
            return new Made(jdbi.inTransaction(create::apply), true);
        }
        if (key.isBlank() || key.length() > MAX_KEY) {
            throw new ApiException(
                    ErrorCode.INVALID_PARAMETER, "an Idempotency-Key has 1 to " + MAX_KEY + " characters");
        }
        return jdbi.inTransaction(handle -> {
            UUID claim = new UUID(0, 0);
            int claimed = handle.createUpdate("""
                            insert into idempotency (user_id, key, request_hash, answer, created_at)
                            values (:user, :key, :hash, :answer, :now) on conflict (user_id, key) do nothing""")
                    .bind("user", user)
                    .bind("key", key)
                    .bind("hash", request)
                    .bind("answer", claim)
                    .bind("now", clock.instant())
                    .execute();
            if (claimed == 0) {
                return new Made(known(handle, user, key, request), false);
            }
            UUID id = create.apply(handle);
            handle.createUpdate("update idempotency set answer = :id where user_id = :user and key = :key")
                    .bind("id", id)
                    .bind("user", user)
                    .bind("key", key)
                    .execute();
            return new Made(id, true);
        });
    }

    private static UUID known(Handle handle, UUID user, String key, byte[] request) {
        Optional<UUID> answer = handle.createQuery(
                        "select answer, request_hash from idempotency where user_id = :user and key = :key")
                .bind("user", user)
                .bind("key", key)
                .map((rs, ctx) -> Arrays.equals(rs.getBytes("request_hash"), request)
                        ? Optional.of(rs.getObject("answer", UUID.class))
                        : Optional.<UUID>empty())
                .one();
        return answer.orElseThrow(() -> new ApiException(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                "the Idempotency-Key \"" + key + "\" was used for another request; use a new one for a new request"));
    }
}

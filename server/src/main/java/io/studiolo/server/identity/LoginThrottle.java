package io.studiolo.server.identity;

import io.studiolo.api.ErrorCode;
import io.studiolo.server.http.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Slows guessing down: after five wrong passwords for a name from an address, that address waits for that name, longer each
 * time. Others who sign in by the same name from elsewhere don't wait: nobody can be locked out.
 */
@ApplicationScoped
class LoginThrottle {
    private static final int FREE = 5;
    private static final Duration MAX = Duration.ofMinutes(5);
    private static final int MAX_KNOWN = 100_000;

    private final Clock clock;
    private final Map<Attempt, Failures> failures = new ConcurrentHashMap<>();

    private record Attempt(String user, String address) {}

    private record Failures(int count, Instant until) {}

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Refuses while the address must wait. */
    void check(String user, String address) {
        Failures before = failures.get(new Attempt(user, address));
        if (before != null && clock.instant().isBefore(before.until())) {
            long seconds = Duration.between(clock.instant(), before.until()).toSeconds() + 1;
            throw new ApiException(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "too many wrong passwords from here; wait " + seconds + " s, then try again");
        }
    }

    void failed(String user, String address) {
        if (failures.size() > MAX_KNOWN) {
            failures.clear();
        }
        failures.compute(new Attempt(user, address), (attempt, before) -> {
            int count = before == null ? 1 : before.count() + 1;
            Duration wait = count < FREE ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(20, count - FREE));
            return new Failures(count, clock.instant().plus(wait.compareTo(MAX) > 0 ? MAX : wait));
        });
    }

    void succeeded(String user, String address) {
        failures.remove(new Attempt(user, address));
    }
}

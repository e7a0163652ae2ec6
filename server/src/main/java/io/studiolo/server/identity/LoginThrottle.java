package io.studiolo.server.identity;

import io.studiolo.api.ErrorCode;
import io.studiolo.server.http.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Slows guessing down: after five wrong passwords for a name from an address, that address waits for that name, longer each
 * time. Others who sign in by the same name from elsewhere don't wait: nobody can be locked out.
 */
@ApplicationScoped
class LoginThrottle {
    private static final int FREE = 5;
    private static final Duration MAX = Duration.ofMinutes(5);
    private static final int MAX_KNOWN = 100_000;
    private static final int LOCKS = 64;

    private final Clock clock;
    private final Map<Attempt, Failures> failures = new ConcurrentHashMap<>();
    private final Lock[] locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);

    private record Attempt(String user, String address) {}

    private record Failures(int count, Instant until) {}

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets an address try a password for a name, one at a time: many guesses sent at once would otherwise all be checked
     * before the first of them counts.
     *
     * @param check tells whether the password is right
     * @throws ApiException {@code TOO_MANY_REQUESTS} while the address must wait
     */
    boolean allows(String user, String address, Supplier<Boolean> check) {
        Attempt attempt = new Attempt(user, address);
        Lock lock = locks[Math.floorMod(attempt.hashCode(), LOCKS)];
        lock.lock();
        try {
            refuseTooEarly(attempt);
            boolean right = check.get();
            if (right) {
                failures.remove(attempt);
            } else {
                failed(attempt);
            }
            return right;
        } finally {
            lock.unlock();
        }
    }

    private void refuseTooEarly(Attempt attempt) {
        Failures before = failures.get(attempt);
        if (before != null && clock.instant().isBefore(before.until())) {
            long seconds = Duration.between(clock.instant(), before.until()).toSeconds() + 1;
            throw new ApiException(
                    ErrorCode.TOO_MANY_REQUESTS,
                    "too many wrong passwords from here; wait " + seconds + " s, then try again");
        }
    }

    private void failed(Attempt wrong) {
        if (failures.size() > MAX_KNOWN) {
            failures.clear();
        }
        failures.compute(wrong, (attempt, before) -> {
            int count = before == null ? 1 : before.count() + 1;
            Duration wait = count < FREE ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(20, count - FREE));
            return new Failures(count, clock.instant().plus(wait.compareTo(MAX) > 0 ? MAX : wait));
        });
    }
}

package io.studiolo.cli.client;

import io.studiolo.cli.failure.FailedException;
import java.time.Duration;

/** Waits between two tries; tests put in one that only counts. */
@FunctionalInterface
public interface Pause {
    void of(Duration duration);

    /** The real one. */
    static Pause sleeping() {
        return duration -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FailedException("Interrupted");
            }
        };
    }
}

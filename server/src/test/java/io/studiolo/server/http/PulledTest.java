package io.studiolo.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PulledTest {
    private final AtomicInteger read = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Test
    void theSourceIsReadNoFasterThanTheReaderTakes() throws Exception {
        AssertSubscriber<Integer> reader = Pulled.from(() -> Optional.of(read.incrementAndGet()), closed::countDown)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(3));
        reader.awaitItems(3, Duration.ofSeconds(5));
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        assertThat(read).hasValueLessThanOrEqualTo(4);
        reader.request(2);
        reader.awaitItems(5, Duration.ofSeconds(5)).cancel();
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theEndOfTheSourceEndsTheStreamAndClosesIt() throws Exception {
        AssertSubscriber<Integer> reader = Pulled.from(
                        () -> Optional.of(read.incrementAndGet()).filter(n -> n <= 2), closed::countDown)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(10));
        reader.awaitCompletion(Duration.ofSeconds(5)).assertItems(1, 2);
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aReaderWhoLeavesWhileTheSourceWaitsClosesIt() throws Exception {
        AssertSubscriber<Integer> reader = Pulled.from(
                        () -> {
                            read.incrementAndGet();
                            awaitClosed();
                            return Optional.<Integer>empty();
                        },
                        closed::countDown)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1));
        while (read.get() == 0) {
            Thread.onSpinWait();
        }
        reader.cancel();
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

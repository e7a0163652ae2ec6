package io.studiolo.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a short command of ours says. Whoever works in a workspace can put another program in its place, one that says too
 * much or never ends: neither holds us up.
 */
public final class ExecOutput {
    private ExecOutput() {}

    /**
     * Reads standard output, and ends the session.
     *
     * @param most no more bytes are read
     * @throws IOException if the command has not ended its output within the time
     */
    public static String read(ExecSession session, int most, Duration within) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        CountDownLatch done = new CountDownLatch(1);
        Thread.startVirtualThread(() -> {
            if (!awaits(done, within)) {
                late.set(true);
                session.close();
            }
        });
        try (session) {
            session.stdin().close();
            // Or what it complains of would fill its pipe, and the command would wait for us.
            Thread.startVirtualThread(() -> drain(session.stderr()));
            String text = new String(session.stdout().readNBytes(most), StandardCharsets.UTF_8);
            if (late.get()) {
                throw new IOException("the command didn't end within " + within.toSeconds() + " s");
            }
            return text;
        } finally {
            done.countDown();
        }
    }

    private static boolean awaits(CountDownLatch done, Duration within) {
        try {
            return done.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void drain(InputStream stream) {
        try {
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return; // the session was closed
        }
    }
}

package io.studiolo.gateway.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** A terminal in memory that does what a test tells it. */
final class FakeTerminal implements TerminalStream {
    private static final int PIPE = 64 * 1024;

    final BlockingQueue<String> sizes = new LinkedBlockingQueue<>();
    final CountDownLatch closed = new CountDownLatch(1);
    private final BlockingQueue<Byte> typed = new LinkedBlockingQueue<>();
    private final Semaphore reading = new Semaphore(1);
    private final PipedOutputStream screen = new PipedOutputStream();
    private final PipedInputStream shown;
    private volatile boolean broken;
    private volatile int code;

    FakeTerminal() throws IOException {
        shown = new PipedInputStream(screen, PIPE);
    }

    void show(String text) throws IOException {
        screen.write(text.getBytes(StandardCharsets.UTF_8));
        screen.flush();
    }

    /** Shows as much as is taken, and counts it. */
    AtomicLong showWithoutEnd() {
        AtomicLong count = new AtomicLong();
        Thread.startVirtualThread(() -> {
            try {
                while (closed.getCount() > 0) {
                    screen.write(new byte[4096]);
                    count.addAndGet(4096);
                }
            } catch (IOException _) {
                // Closed: that is how it ends.
            }
        });
        return count;
    }

    void exit(int exitCode) throws IOException {
        code = exitCode;
        screen.close();
    }

    void breakDown() throws IOException {
        broken = true;
        screen.close();
    }

    void takeNoInput() throws InterruptedException {
        reading.acquire();
    }

    void takeInput() {
        reading.release();
    }

    String typed(int bytes) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            text.append((char) typed.take().byteValue());
        }
        return text.toString();
    }

    /** What was typed and no test has looked at. */
    int untaken() {
        return typed.size();
    }

    @Override
    public InputStream output() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return shown.read();
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                int got = shown.read(bytes, from, count);
                if (got < 0 && broken) {
                    throw new IOException("broken");
                }
                return got;
            }
        };
    }

    @Override
    public OutputStream input() {
        return new OutputStream() {
            @Override
            public void write(int b) {
                reading.acquireUninterruptibly();
                typed.add((byte) b);
                reading.release();
            }
        };
    }

    @Override
    public void resize(int columns, int rows) {
        sizes.add(columns + "x" + rows);
    }

    @Override
    public int exitCode() {
        return code;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            screen.close();
            shown.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.studiolo.runtime.docker;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection for one exchange with the engine. Reads park a virtual thread, and any thread may end them by
 * {@link #close()}. A Unix-domain channel has no read timeout of its own, so an exchange that takes longer than its
 * patience is ended by closing it.
 */
final class EngineConnection implements Closeable {
    private static final ScheduledThreadPoolExecutor WATCH = watch();
    private static final int LONGEST_HEAD = 64 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(32 * 1024).flip();
    private final Map<String, List<String>> headers = new HashMap<>();
    private @Nullable Future<?> alarm;
    private volatile boolean late;
    private int status;

    private EngineConnection(SocketChannel channel) {
        this.channel = channel;
    }

    private static ScheduledThreadPoolExecutor watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("engine-patience").factory());
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }

    /** Sends the request and reads the head of the answer. */
    static EngineConnection open(EngineAddress address, EngineRequest request) throws IOException {
        EngineConnection connection = new EngineConnection(address.connect());
        try {
            connection.arm(request.patience());
            connection.write(request.head());
            connection.write(request.body().duplicate());
            connection.readHead();
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private void arm(@Nullable Duration patience) {
        if (patience != null) {
            alarm = WATCH.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void giveUp() {
        late = true;
        close();
    }

    int status() {
        return status;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    /** All that follows the head, to the end of the connection. */
    InputStream body() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return EngineConnection.this.read(target, offset, length);
            }

            @Override
            public void close() {
                EngineConnection.this.close();
            }
        };
    }

    /** The raw way to the engine after an upgrade. Closing it closes this direction alone. */
    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                EngineConnection.this.write(new byte[] {(byte) value});
            }

            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                EngineConnection.this.write(ByteBuffer.wrap(source, offset, length));
            }

            @Override
            public void close() throws IOException {
                if (channel.isOpen()) {
                    channel.shutdownOutput();
                }
            }
        };
    }

    private void write(byte[] bytes) throws IOException {
        write(ByteBuffer.wrap(bytes));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, buffer.remaining());
        buffer.get(target, offset, n);
        return n;
    }

    private boolean fill() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        buffer.clear();
        try {
            int n = channel.read(buffer);
            buffer.flip();
            return n > 0;
        } catch (AsynchronousCloseException e) {
            buffer.limit(0);
            if (late) {
                throw (SocketTimeoutException) new SocketTimeoutException("no answer in time").initCause(e);
            }
            throw e;
        }
    }

    private void readHead() throws IOException {
        String[] start = readLine().split(" ", 3);
        if (start.length < 2 || !start[0].startsWith("HTTP/")) {
            throw new IOException("this is no HTTP server: " + String.join(" ", start));
        }
        status = Integer.parseInt(start[1]);
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                headers.computeIfAbsent(name, n -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        while (true) {
            if (!fill() || line.size() > LONGEST_HEAD) {
                throw new IOException("the engine hung up before it answered");
            }
            byte next = buffer.get();
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
            }
            line.write(next);
        }
    }

    @Override
    public void close() {
        Future<?> armed = alarm;
        if (armed != null) {
            armed.cancel(false);
        }
        try {
            channel.close();
        } catch (IOException ignored) {
            // The descriptor is free either way, and nobody waits for what the peer still had to say.
        }
    }
}

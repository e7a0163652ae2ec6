package io.studiolo.gateway.terminal;

import io.studiolo.gateway.route.Traffic;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket and its terminal. Two virtual threads, one for each direction, may block; the socket's event loop never
 * does. Each output frame waits until the one before is on its way, and the socket is not read while keystrokes pile
 * up: neither side outruns the other.
 */
final class TerminalConnection {
    /** Whose it is. */
    record Of(TerminalRequest request, UUID credential) {}

    private static final Logger LOG = LoggerFactory.getLogger(TerminalConnection.class);
    private static final int OUTPUT_BYTES = 16 * 1024;
    private static final int MOST_WAITING_BYTES = 256 * 1024;
    /** What a message costs in the queue beside its bytes, so that empty ones can't pile up either. */
    private static final int MESSAGE_BYTES = 64;

    private static final long SECOND = 1_000_000_000L;
    private static final short NORMAL = 1000;
    private static final short TOO_BIG = 1009;
    private static final short FAILED = 1011;

    private final ServerWebSocket socket;
    private final Of of;
    private final Traffic traffic;
    private final BlockingQueue<TerminalInput> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicBoolean paused = new AtomicBoolean();
    private volatile boolean gone;
    private volatile @Nullable TerminalStream stream;
    private long seen = System.nanoTime() - SECOND;

    TerminalConnection(ServerWebSocket socket, Of of, Traffic traffic) {
        this.socket = socket;
        this.of = of;
        this.traffic = traffic;
    }

    Of of() {
        return of;
    }

    void start(TerminalSource source, Runnable ended) {
        socket.binaryMessageHandler(bytes -> accept(new TerminalInput.Keys(bytes)));
        socket.textMessageHandler(text -> accept(TerminalInput.ofText(text)));
        // A broken connection is told by the close handler too.
        socket.exceptionHandler(_ -> {});
        socket.closeHandler(_ -> leave());
        Thread.ofVirtual().name("terminal-output").start(() -> serve(source, ended));
    }

    /** Nothing more goes in or out, not even what is waiting already. */
    void end(TerminalEnd end) {
        close(end.code(), end.reason());
        leave();
    }

    private void accept(TerminalInput input) {
        if (gone) {
            return;
        }
        switch (input) {
            case TerminalInput.Ping _ -> say(new JsonObject().put("type", "pong"));
            case TerminalInput.Unknown _ -> complain("The message is none of the protocol's.");
            case TerminalInput.Keys(Buffer bytes)
            when bytes.length() > TerminalBridge.MOST_FRAME_BYTES -> close(TOO_BIG, "a message has at most 64 KiB");
            default -> put(input);
        }
    }

    private void put(TerminalInput input) {
        long now = System.nanoTime();
        if (now - seen >= SECOND) {
            seen = now;
            traffic.seen(of.request().workspace());
        }
        waiting.add(input);
        if (waitingBytes.addAndGet(cost(input)) > MOST_WAITING_BYTES && paused.compareAndSet(false, true)) {
            socket.pause();
        }
    }

    private static int cost(TerminalInput input) {
        return input instanceof TerminalInput.Keys(Buffer bytes) ? bytes.length() + MESSAGE_BYTES : MESSAGE_BYTES;
    }

    private void serve(TerminalSource source, Runnable ended) {
        try (TerminalStream opened = source.open(of.request())) {
            stream = opened;
            // The person may have gone while it was opened.
            if (!gone) {
                say(new JsonObject()
                        .put("type", "ready")
                        .put("session", of.request().session()));
                Thread.ofVirtual().name("terminal-input").start(() -> feed(opened));
                show(opened.output());
                say(new JsonObject().put("type", "exit").put("code", opened.exitCode()));
                close(NORMAL, "exit");
            }
        } catch (TerminalRefusedException e) {
            end(e.end());
        } catch (IOException | CompletionException e) {
            LOG.debug("Terminal of {} ended", of.request().workspace(), e);
            complain("The terminal's connection to the workspace is lost. Open it again.");
            close(FAILED, "connection lost");
        } finally {
            gone = true;
            waiting.add(new TerminalInput.Gone());
            ended.run();
        }
    }

    private void show(InputStream output) throws IOException {
        byte[] bytes = new byte[OUTPUT_BYTES];
        for (int count = output.read(bytes); count >= 0 && !gone; count = output.read(bytes)) {
            Buffer frame = Buffer.buffer(count).appendBytes(bytes, 0, count);
            socket.writeBinaryMessage(frame)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private void feed(TerminalStream opened) {
        try {
            while (true) {
                TerminalInput input = waiting.take();
                if (gone) {
                    return;
                }
                switch (input) {
                    case TerminalInput.Keys(Buffer bytes) -> {
                        opened.input().write(bytes.getBytes());
                        opened.input().flush();
                    }
                    case TerminalInput.Resize(int columns, int rows) -> opened.resize(columns, rows);
                    case TerminalInput.Ping _, TerminalInput.Unknown _ ->
                        throw new IllegalStateException("answered on arrival");
                    case TerminalInput.Gone _ -> {
                        return;
                    }
                }
                long left = waitingBytes.addAndGet(-cost(input));
                if (left < MOST_WAITING_BYTES / 2 && paused.compareAndSet(true, false)) {
                    socket.resume();
                }
            }
        } catch (IOException e) {
            LOG.debug("Terminal of {} takes no more input", of.request().workspace(), e);
            opened.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        gone = true;
        waiting.add(new TerminalInput.Gone());
        TerminalStream opened = stream;
        if (opened != null) {
            // Off the event loop: closing may block.
            Thread.ofVirtual().name("terminal-close").start(opened::close);
        }
    }

    private void complain(String message) {
        say(new JsonObject().put("type", "error").put("message", message));
    }

    private void say(JsonObject message) {
        if (!socket.isClosed() && !socket.writeQueueFull()) {
            // Whoever has gone need not hear it.
            var _ = socket.writeTextMessage(message.encode());
        }
    }

    private void close(short code, String reason) {
        if (!socket.isClosed()) {
            var _ = socket.close(code, reason);
        }
    }
}

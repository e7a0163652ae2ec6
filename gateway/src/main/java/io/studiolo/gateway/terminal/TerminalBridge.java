package io.studiolo.gateway.terminal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries bytes between a WebSocket whose person is known and a shell. Binary frames are keystrokes and output, text frames
 * are JSON. Two virtual threads carry one direction each and wait for each other's slow side; nothing is buffered without end.
 */
public final class TerminalBridge {
    /** The person's session ended. */
    public static final short SESSION_ENDED = 4401;

    /** The workspace is gone. */
    public static final short GONE = 4404;

    /** The workspace doesn't run. */
    public static final short NOT_RUNNING = 4409;

    private static final Logger LOG = LoggerFactory.getLogger(TerminalBridge.class);
    private static final int CHUNK = 16 * 1024;
    private static final int WAITING_INPUT = 256;
    private static final int MAX_CELLS = 1000;
    private static final short NORMAL = 1000;

    private final ServerWebSocket socket;
    private final TerminalStream stream;
    private final BlockingQueue<Buffer> keystrokes = new LinkedBlockingQueue<>();

    private TerminalBridge(ServerWebSocket socket, TerminalStream stream) {
        this.socket = socket;
        this.stream = stream;
    }

    /**
     * Bridges until either side ends; returns at once.
     *
     * @param session the name of the terminal session, told to the client
     * @param ended runs once after the end
     */
    public static void run(ServerWebSocket socket, TerminalStream stream, String session, Runnable ended) {
        TerminalBridge bridge = new TerminalBridge(socket, stream);
        Thread input = Thread.ofVirtual().name("terminal-input").start(bridge::writeInput);
        socket.binaryMessageHandler(bridge::keys);
        socket.textMessageHandler(bridge::word);
        socket.closeHandler(nothing -> {
            stream.close();
            input.interrupt();
            ended.run();
        });
        socket.writeTextMessage(
                new JsonObject().put("type", "ready").put("session", session).encode());
        Thread.ofVirtual().name("terminal-output").start(bridge::readOutput);
    }

    private void keys(Buffer keys) {
        keystrokes.add(keys);
        if (keystrokes.size() > WAITING_INPUT) {
            socket.pause();
        }
    }

    private void writeInput() {
        try {
            while (true) {
                Buffer keys = keystrokes.take();
                stream.input().write(keys.getBytes());
                stream.input().flush();
                if (keystrokes.isEmpty()) {
                    socket.resume();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("a shell takes no more input: {}", e.getMessage());
        }
    }

    private void readOutput() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int n = stream.output().read(chunk);
                    n >= 0;
                    n = stream.output().read(chunk)) {
                socket.writeBinaryMessage(Buffer.buffer().appendBytes(chunk, 0, n));
                awaitRoom();
            }
            int code = stream.exitCode();
            socket.writeTextMessage(
                    new JsonObject().put("type", "exit").put("code", code).encode());
            socket.close(NORMAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            // The engine or the browser cut the line; the page connects again by itself.
            LOG.debug("a terminal ended: {}", e.getMessage());
            if (!socket.isClosed()) {
                socket.close((short) 1011);
            }
        }
    }

    /** A browser that reads slowly holds up the shell, not our memory. */
    private void awaitRoom() throws InterruptedException {
        if (socket.writeQueueFull()) {
            CountDownLatch room = new CountDownLatch(1);
            socket.drainHandler(nothing -> room.countDown());
            while (socket.writeQueueFull() && !socket.isClosed()) {
                if (room.await(1, java.util.concurrent.TimeUnit.SECONDS)) {
                    return;
                }
            }
        }
    }

    private void word(String text) {
        JsonObject word;
        try {
            word = new JsonObject(text);
        } catch (DecodeException e) {
            error("this is no JSON");
            return;
        }
        switch (String.valueOf(word.getValue("type"))) {
            case "ping" ->
                socket.writeTextMessage(new JsonObject().put("type", "pong").encode());
            case "resize" -> {
                if (word.getValue("columns") instanceof Integer columns
                        && word.getValue("rows") instanceof Integer rows
                        && isSize(columns)
                        && isSize(rows)) {
                    Thread.startVirtualThread(() -> stream.resize(columns, rows));
                } else {
                    error("columns and rows must be 1 to " + MAX_CELLS);
                }
            }
            default -> error("the types are resize and ping");
        }
    }

    /** Whether a number of columns or rows is one that a screen can have. */
    public static boolean isSize(int cells) {
        return cells >= 1 && cells <= MAX_CELLS;
    }

    private void error(String message) {
        socket.writeTextMessage(
                new JsonObject().put("type", "error").put("message", message).encode());
    }
}

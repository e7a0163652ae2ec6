package io.studiolo.gateway.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.gateway.route.AppSession;
import io.studiolo.gateway.route.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TerminalBridgeTest {
    private static final UUID WORKSPACE = new UUID(0, 1);
    private static final UUID SESSION = new UUID(0, 2);
    private static final long MUCH = 64L * 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<FakeTerminal> opened = new LinkedBlockingQueue<>();
    private final AtomicLong seen = new AtomicLong();
    private final TerminalBridge bridge = new TerminalBridge(this::open, new CountedTraffic(seen));
    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> output = new LinkedBlockingQueue<>();
    private final BlockingQueue<Short> closed = new LinkedBlockingQueue<>();
    private @Nullable TerminalEnd refusal;
    private HttpServer server = listen();

    private HttpServer listen() {
        HttpServerOptions options = new HttpServerOptions().setMaxWebSocketMessageSize(1024 * 1024);
        return await(vertx.createHttpServer(options)
                .webSocketHandler(
                        socket -> bridge.bridge(socket, new TerminalRequest(WORKSPACE, "main", 80, 24), SESSION))
                .listen(0, "127.0.0.1"));
    }

    private TerminalStream open(TerminalRequest request) throws IOException {
        TerminalEnd end = refusal;
        if (end != null) {
            throw new TerminalRefusedException(end);
        }
        FakeTerminal terminal = new FakeTerminal();
        opened.add(terminal);
        return terminal;
    }

    @BeforeEach
    void isOpen() {
        assertThat(server.actualPort()).isPositive();
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private WebSocket connect() {
        WebSocketConnectOptions options =
                new WebSocketConnectOptions().setHost("127.0.0.1").setPort(server.actualPort());
        return await(vertx.createWebSocketClient().connect(options).map(socket -> {
            socket.textMessageHandler(texts::add);
            socket.binaryMessageHandler(bytes -> output.add(bytes.toString()));
            socket.closeHandler(_ -> closed.add(socket.closeStatusCode()));
            return socket;
        }));
    }

    @Test
    void keystrokesGoInOutputComesOutAndTheExitCodeEndsIt() throws Exception {
        WebSocket socket = connect();
        FakeTerminal terminal = take(opened);
        assertThat(take(texts)).isEqualTo("{\"type\":\"ready\",\"session\":\"main\"}");
        socket.writeBinaryMessage(Buffer.buffer("ls\n"));
        assertThat(terminal.typed(3)).isEqualTo("ls\n");
        terminal.show("a.txt\n");
        assertThat(take(output)).isEqualTo("a.txt\n");
        terminal.exit(3);
        assertThat(take(texts)).isEqualTo("{\"type\":\"exit\",\"code\":3}");
        assertThat(take(closed)).isEqualTo((short) 1000);
        assertThat(seen).hasPositiveValue();
    }

    @Test
    void resizeAndPingAreUnderstoodAndNonsenseIsAnswered() throws Exception {
        WebSocket socket = connect();
        FakeTerminal terminal = take(opened);
        take(texts);
        socket.writeTextMessage("{\"type\":\"resize\",\"columns\":120,\"rows\":40}");
        assertThat(take(terminal.sizes)).isEqualTo("120x40");
        socket.writeTextMessage("{\"type\":\"ping\"}");
        assertThat(take(texts)).isEqualTo("{\"type\":\"pong\"}");
        for (String nonsense : new String[] {
            "x",
            "[]",
            "{}",
            "{\"type\":1}",
            "{\"type\":\"resize\",\"columns\":0,\"rows\":1}",
            "{\"type\":\"resize\",\"columns\":\"a\",\"rows\":1}",
            "{\"type\":\"resize\",\"columns\":1000,\"rows\":1}",
            " ".repeat(2000)
        }) {
            socket.writeTextMessage(nonsense);
            assertThat(new JsonObject(take(texts)).getString("type"))
                    .as(nonsense)
                    .isEqualTo("error");
        }
        assertThat(terminal.sizes).isEmpty();
    }

    @Test
    void aWorkspaceThatIsGoneOrStoppedClosesWithItsCode() throws Exception {
        refusal = TerminalEnd.WORKSPACE_GONE;
        connect();
        assertThat(take(closed)).isEqualTo((short) 4404);
        refusal = TerminalEnd.NOT_RUNNING;
        connect();
        assertThat(take(closed)).isEqualTo((short) 4409);
    }

    @Test
    void theEndOfASessionClosesItsTerminalsOnly() throws Exception {
        connect();
        FakeTerminal terminal = take(opened);
        take(texts);
        bridge.endCredential(new UUID(9, 9));
        assertThat(bridge.size()).isEqualTo(1);
        bridge.endCredential(SESSION);
        assertThat(take(closed)).isEqualTo((short) 4401);
        assertThat(terminal.closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsTypedAfterTheEndOfASessionOrStillWaitsThenIsNotTaken() throws Exception {
        WebSocket socket = connect();
        FakeTerminal terminal = take(opened);
        take(texts);
        terminal.takeNoInput();
        socket.writeBinaryMessage(Buffer.buffer("a")); // under way
        socket.writeBinaryMessage(Buffer.buffer("b")); // waits behind it
        socket.writeTextMessage("{\"type\":\"ping\"}");
        take(texts);
        bridge.endCredential(SESSION);
        socket.writeBinaryMessage(Buffer.buffer("c"));
        assertThat(terminal.closed.await(5, TimeUnit.SECONDS)).isTrue();
        terminal.takeInput();
        assertThat(terminal.typed(1)).isEqualTo("a");
        assertThat(take(closed)).isEqualTo((short) 4401);
        assertThat(terminal.untaken()).isZero();
    }

    @Test
    void theEndOfAWorkspaceClosesItsTerminals() throws Exception {
        connect();
        take(texts);
        bridge.endWorkspace(WORKSPACE, TerminalEnd.NOT_RUNNING);
        assertThat(take(closed)).isEqualTo((short) 4409);
    }

    @Test
    void aPersonWhoLeavesLeavesTheTerminal() throws Exception {
        WebSocket socket = connect();
        FakeTerminal terminal = take(opened);
        take(texts);
        await(socket.close());
        assertThat(terminal.closed.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aMessageOverTheLimitClosesTheSocket() throws Exception {
        WebSocket socket = connect();
        take(texts);
        socket.writeBinaryMessage(Buffer.buffer(new byte[TerminalBridge.MOST_FRAME_BYTES + 1]));
        assertThat(take(closed)).isEqualTo((short) 1009);
    }

    @Test
    void aBrokenTerminalSaysSo() throws Exception {
        connect();
        FakeTerminal terminal = take(opened);
        take(texts);
        terminal.breakDown();
        assertThat(new JsonObject(take(texts)).getString("type")).isEqualTo("error");
        assertThat(take(closed)).isEqualTo((short) 1011);
    }

    @Test
    void aPersonWhoDoesNotReadHoldsTheTerminalBack() throws Exception {
        WebSocket socket = connect();
        FakeTerminal terminal = take(opened);
        take(texts);
        await(Future.succeededFuture(socket.pause()));
        AtomicLong shown = terminal.showWithoutEnd();
        assertThat(settled(shown)).isLessThan(MUCH);
        AtomicLong got = new AtomicLong();
        socket.binaryMessageHandler(bytes -> got.addAndGet(bytes.length()));
        long before = shown.get();
        socket.resume();
        waitUntil(() -> shown.get() > before && got.get() > 0);
    }

    @Test
    void aTerminalThatDoesNotReadHoldsThePersonBack() throws Exception {
        WebSocket socket = connect();
        FakeTerminal terminal = take(opened);
        take(texts);
        terminal.takeNoInput();
        AtomicLong sent = new AtomicLong();
        type(socket, sent);
        assertThat(settled(sent)).isLessThan(MUCH);
        terminal.takeInput();
        long before = sent.get();
        waitUntil(() -> sent.get() > before);
    }

    private static void type(WebSocket socket, AtomicLong sent) {
        while (!socket.writeQueueFull() && sent.get() < MUCH) {
            socket.writeBinaryMessage(Buffer.buffer("x".repeat(16 * 1024).getBytes(StandardCharsets.US_ASCII)));
            sent.addAndGet(16 * 1024);
        }
        socket.drainHandler(_ -> type(socket, sent));
    }

    private long settled(AtomicLong count) {
        long[] last = {-1, 0};
        waitUntil(
                () -> {
                    long now = count.get();
                    last[1] = now == last[0] ? last[1] + 1 : 0;
                    last[0] = now;
                    return now > 0 && last[1] == 6;
                },
                50);
        return count.get();
    }

    private void waitUntil(java.util.function.BooleanSupplier condition) {
        waitUntil(condition, 10);
    }

    private void waitUntil(java.util.function.BooleanSupplier condition, long millis) {
        io.vertx.core.Promise<Void> promise = io.vertx.core.Promise.promise();
        vertx.setPeriodic(millis, timer -> {
            if (condition.getAsBoolean()) {
                vertx.cancelTimer(timer);
                promise.complete();
            }
        });
        await(promise.future());
    }

    private static <T> T take(BlockingQueue<T> queue) throws InterruptedException {
        T taken = queue.poll(5, TimeUnit.SECONDS);
        assertThat(taken).isNotNull();
        return java.util.Objects.requireNonNull(taken);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private record CountedTraffic(AtomicLong count) implements Traffic {
        @Override
        public void seen(UUID workspace) {
            count.incrementAndGet();
        }

        @Override
        public void opened(UUID workspace, AppSession session) {}

        @Override
        public void closed(UUID workspace, AppSession session) {}
    }
}

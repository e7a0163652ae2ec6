package io.studiolo.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpgradeTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final List<String> HEADS = new CopyOnWriteArrayList<>();
    private static final BlockingQueue<String> CLOSED = new LinkedBlockingQueue<>();
    private static GatewayFixture fixture;
    private static WebSocketClient client;

    @BeforeAll
    static void start() {
        fixture = new GatewayFixture(VERTX, UpgradeTest::answer);
        client = VERTX.createWebSocketClient(new WebSocketClientOptions().setTryUsePerMessageCompression(true));
    }

    @AfterAll
    static void stop() {
        fixture.close();
        GatewayFixture.await(VERTX.close());
    }

    @BeforeEach
    void signIn() {
        fixture.sessions.put(
                GatewayFixture.SECRET,
                new io.studiolo.gateway.route.AppSession(
                        GatewayFixture.SESSION,
                        GatewayFixture.WORKSPACE,
                        GatewayFixture.LAB,
                        "ada",
                        java.time.Instant.MAX));
    }

    private static void answer(HttpServerRequest request) {
        HEADS.add(Echo.head(request));
        if (request.path().equals("/refuse")) {
            request.response().setStatusCode(403).end("not today");
            return;
        }
        request.toWebSocket().onSuccess(socket -> {
            socket.closeHandler(_ -> CLOSED.add("closed"));
            socket.textMessageHandler(text -> {
                if (text.equals("bye")) {
                    socket.close((short) 4001, "as you like");
                } else {
                    socket.writeTextMessage("echo " + text);
                }
            });
            socket.binaryMessageHandler(socket::writeBinaryMessage);
        });
    }

    private WebSocketConnectOptions options(String path) {
        return new WebSocketConnectOptions()
                .setServer(io.vertx.core.net.SocketAddress.inetSocketAddress(fixture.port(), "127.0.0.1"))
                .setHost(GatewayFixture.LAB.label() + ".localhost")
                .setPort(fixture.port())
                .setURI(path)
                .addHeader("Cookie", "a=1; studiolo_app=" + GatewayFixture.SECRET)
                .addHeader("Origin", fixture.origin());
    }

    @Test
    void messagesGoBothWaysAndACloseCodeComesBack() throws Exception {
        WebSocket socket = GatewayFixture.await(client.connect(options("/ws?x=1")));
        BlockingQueue<String> got = new LinkedBlockingQueue<>();
        socket.textMessageHandler(got::add);
        socket.closeHandler(_ -> got.add(String.valueOf(socket.closeStatusCode())));
        socket.writeTextMessage("hello");
        assertThat(got.poll(5, TimeUnit.SECONDS)).isEqualTo("echo hello");
        String large = "x".repeat(60_000);
        socket.writeTextMessage(large);
        assertThat(got.poll(5, TimeUnit.SECONDS)).isEqualTo("echo " + large);
        assertThat(fixture.traffic.told).contains("opened");
        socket.writeTextMessage("bye");
        assertThat(got.poll(5, TimeUnit.SECONDS)).isEqualTo("4001");
    }

    @Test
    void theAppSeesItsHostAndOriginButNoCredentialsOfOurs() {
        WebSocketConnectOptions options = options("/creds")
                .addHeader("Authorization", "Bearer stl_abc")
                .addHeader("X-Forwarded-Host", "evil")
                .addSubProtocol("v1.kernel");
        GatewayFixture.await(client.connect(options)).close();
        String head =
                HEADS.stream().filter(h -> h.contains("/creds")).findFirst().orElseThrow();
        assertThat(head.toLowerCase(java.util.Locale.ROOT))
                .contains("host: " + fixture.host(), "origin: " + fixture.origin(), "cookie: a=1")
                .contains("v1.kernel", "permessage-deflate")
                .doesNotContain("studiolo", GatewayFixture.SECRET, "stl_", "evil");
    }

    @Test
    void aForeignOrAbsentOriginIsRefused() throws IOException {
        for (String origin : new String[] {
            "",
            "Origin: null",
            "Origin: http://evil.org",
            "Origin: http://lab--evil--eve.localhost:" + fixture.port(),
            "Origin: http://" + GatewayFixture.LAB.label() + ".localhost",
            "Origin: https://" + fixture.host(),
            "Origin: " + GatewayFixture.CONTROL,
            "Origin: " + fixture.origin() + "/",
            "Origin: " + fixture.origin() + ".evil.org"
        }) {
            int before = HEADS.size();
            assertThat(fixture.get("/ws", handshake(origin)).status())
                    .as(origin)
                    .isEqualTo(403);
            assertThat(HEADS).hasSize(before);
        }
    }

    @Test
    void withoutASignInNothingIsUpgraded() throws IOException {
        try (RawClient raw = fixture.connect()) {
            raw.send(GatewayFixture.bareHead("GET", "/ws", fixture.host(), handshake("Origin: " + fixture.origin())));
            assertThat(raw.read().status()).isEqualTo(401);
        }
    }

    @Test
    void anUpgradeWithABodyOrAnotherMethodIsRefused() throws IOException {
        String[] headers = handshake("Origin: " + fixture.origin());
        assertThat(fixture.send("POST", "/ws", headers).status()).isEqualTo(400);
        headers[0] = "Upgrade: websocket\r\nContent-Length: 4";
        assertThat(fixture.send("GET", "/ws", headers).status()).isEqualTo(400);
    }

    @Test
    void aRefusalOfTheAppIsPassedOn() throws IOException {
        RawResponse response = fixture.get("/refuse", handshake("Origin: " + fixture.origin()));
        assertThat(response.status()).isEqualTo(403);
        assertThat(response.body()).isEqualTo("not today");
        fixture.awaitThat(() -> fixture.gateway.stats().openExchanges() == 0);
    }

    @Test
    void aPersonWhoLeavesIsGoneForTheApp() throws Exception {
        CLOSED.clear();
        GatewayFixture.await(
                GatewayFixture.await(client.connect(options("/ws"))).close());
        assertThat(CLOSED.poll(5, TimeUnit.SECONDS)).isEqualTo("closed");
    }

    @Test
    void theEndOfASessionClosesItsSocketsWithinTwoSeconds() throws Exception {
        WebSocket socket = GatewayFixture.await(client.connect(options("/ws")));
        BlockingQueue<String> got = new LinkedBlockingQueue<>();
        socket.closeHandler(_ -> got.add("closed"));
        fixture.sessions.end(GatewayFixture.SESSION);
        assertThat(got.poll(2, TimeUnit.SECONDS)).isEqualTo("closed");
    }

    private static String[] handshake(String origin) {
        return new String[] {
            "Upgrade: websocket",
            "Connection: keep-alive, Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            origin
        };
    }
}

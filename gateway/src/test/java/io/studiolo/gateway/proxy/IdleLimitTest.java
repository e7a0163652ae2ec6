package io.studiolo.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Silence of an app ends its answer, but not its WebSockets. */
class IdleLimitTest {
    private static final long SEVERAL_LIMITS_MILLIS = 900;
    private static final Vertx VERTX = Vertx.vertx();
    private static GatewayFixture fixture;

    @BeforeAll
    static void start() {
        Duration limit = Duration.ofMillis(200);
        fixture =
                new GatewayFixture(VERTX, IdleLimitTest::answer, GatewayFixture.config(Duration.ofSeconds(10), limit));
    }

    @AfterAll
    static void stop() {
        fixture.close();
        GatewayFixture.await(VERTX.close());
    }

    private static void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/begun" -> request.response().setChunked(true).write("begun");
            case "/steady" -> {
                request.response().setChunked(true);
                long timer = VERTX.setPeriodic(50, _ -> request.response().write("."));
                VERTX.setTimer(SEVERAL_LIMITS_MILLIS, _ -> {
                    VERTX.cancelTimer(timer);
                    request.response().end("end");
                });
            }
            case "/ws" ->
                request.toWebSocket()
                        .onSuccess(socket ->
                                VERTX.setTimer(SEVERAL_LIMITS_MILLIS, _ -> socket.writeTextMessage("still here")));
            default -> request.pause();
        }
    }

    @Test
    void anAppThatNeverAnswersIsGivenUp() throws IOException {
        assertThat(fixture.get("/never").status()).isEqualTo(502);
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsCut() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("GET", "/begun"));
            assertThat(client.readAll()).contains("begun").doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    void anAnswerThatGoesOnMayTakeManyTimesAsLong() throws IOException {
        assertThat(fixture.get("/steady").body()).endsWith("end");
    }

    @Test
    void aWebSocketMayBeSilent() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head(
                    "GET",
                    "/ws",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Origin: " + fixture.origin()));
            assertThat(client.readHead().status()).isEqualTo(101);
            assertThat(new String(client.readBytes(12), java.nio.charset.StandardCharsets.US_ASCII))
                    .endsWith("still here");
        }
    }
}

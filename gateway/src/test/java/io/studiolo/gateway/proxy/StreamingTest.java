package io.studiolo.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies stream in both directions, no faster than the slower side, and end with it. */
class StreamingTest {
    private static final int PIECE = 64 * 1024;
    private static final long MUCH = 200L * 1024 * 1024;
    private static final long LITTLE = 24L * 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong produced = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final Promise<HttpServerRequest> arrived = Promise.promise();
    private final Promise<Void> cancelled = Promise.promise();
    private GatewayFixture fixture = new GatewayFixture(vertx, this::answer);

    @BeforeEach
    void isOpen() {
        assertThat(fixture.port()).isPositive();
    }

    @AfterEach
    void stop() {
        fixture.close();
        GatewayFixture.await(vertx.close());
    }

    private void answer(HttpServerRequest request) {
        request.connection().closeHandler(_ -> cancelled.tryComplete());
        switch (request.path()) {
            case "/much" -> {
                request.response().putHeader("Content-Length", String.valueOf(MUCH));
                produce(request.response(), Buffer.buffer(new byte[PIECE]));
            }
            case "/events" -> {
                request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
                request.response().writeHead();
                arrived.complete(request);
            }
            case "/wait" -> arrived.complete(request);
            case "/stuck" -> {
                request.pause();
                request.handler(piece -> received.addAndGet(piece.length()));
                request.endHandler(_ -> request.response().end("got " + received.get()));
                arrived.complete(request);
            }
            default -> request.response().end("ok");
        }
    }

    private void produce(HttpServerResponse response, Buffer piece) {
        while (!response.writeQueueFull() && !response.closed()) {
            response.write(piece);
            if (produced.addAndGet(PIECE) == MUCH) {
                response.end();
                return;
            }
        }
        response.drainHandler(_ -> produce(response, piece));
    }

    @Test
    void aSlowReaderHoldsTheAppBackAndStillGetsAll() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("GET", "/much"));
            assertThat(GatewayFixture.await(settled(produced::get))).isLessThan(LITTLE);
            client.readHead();
            for (long left = MUCH; left > 0; left -= PIECE) {
                client.readBytes(PIECE);
            }
            client.send(fixture.head("GET", "/ok"));
            assertThat(client.read().body()).isEqualTo("ok");
        }
    }

    @Test
    void anAppThatDoesNotReadHoldsTheUploadBackAndStillGetsAll() throws Exception {
        try (RawClient client = fixture.connect()) {
            AtomicLong sent = new AtomicLong();
            client.send(fixture.head("POST", "/stuck", "Content-Length: " + MUCH));
            Thread upload = Thread.startVirtualThread(() -> send(client, sent));
            HttpServerRequest request = GatewayFixture.await(arrived.future());
            assertThat(GatewayFixture.await(settled(sent::get))).isLessThan(LITTLE);
            request.resume();
            upload.join();
            assertThat(client.read().body()).isEqualTo("got " + MUCH);
        }
    }

    private static void send(RawClient client, AtomicLong sent) {
        try {
            byte[] piece = new byte[PIECE];
            while (sent.get() < MUCH) {
                client.send(piece);
                sent.addAndGet(PIECE);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aChunkedUploadOfUnknownLengthPasses() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("POST", "/stuck", "Transfer-Encoding: chunked"));
            GatewayFixture.await(arrived.future()).resume();
            String piece = "1000\r\n" + "x".repeat(4096) + "\r\n";
            for (int i = 0; i < 256; i++) {
                client.send(piece);
            }
            client.send("0\r\n\r\n");
            assertThat(client.read().body()).isEqualTo("got " + 256 * 4096);
        }
    }

    @Test
    void eventsArriveOneByOneAsTheyHappen() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("GET", "/events"));
            HttpServerRequest request = GatewayFixture.await(arrived.future());
            assertThat(client.readHead().header("content-type")).isEqualTo("text/event-stream");
            for (int i = 0; i < 5; i++) {
                String event = "data: " + i + "\n\n";
                request.response().write(event);
                assertThat(new String(client.readChunk(), StandardCharsets.UTF_8))
                        .isEqualTo(event);
            }
            assertThat(fixture.traffic.told).contains("opened").doesNotContain("closed");
            assertThat(fixture.gateway.stats().openSockets()).isEqualTo(1);
        }
        GatewayFixture.await(cancelled.future());
    }

    @Test
    void aClientThatLeavesBeforeTheAnswerCancelsTheRequest() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("GET", "/wait"));
            GatewayFixture.await(arrived.future());
        }
        GatewayFixture.await(cancelled.future());
        fixture.awaitThat(() -> fixture.gateway.stats().openExchanges() == 0);
    }

    @Test
    void aClientThatLeavesInTheMiddleOfAnAnswerCancelsIt() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("GET", "/much"));
            client.readHead();
            client.readBytes(PIECE);
        }
        GatewayFixture.await(cancelled.future());
        assertThat(produced.get()).isLessThan(MUCH);
    }

    @Test
    void theEndOfASessionCutsItsStreams() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("GET", "/events"));
            GatewayFixture.await(arrived.future());
            client.readHead();
            fixture.sessions.end(GatewayFixture.SESSION);
            assertThat(client.isEnded()).isTrue();
        }
        GatewayFixture.await(cancelled.future());
        fixture.awaitThat(() -> fixture.traffic.told.contains("closed"));
        assertThat(fixture.get("/ok").status()).isEqualTo(401);
    }

    /** The value at which a count stays for a while. */
    private Future<Long> settled(LongSupplier count) {
        Promise<Long> promise = Promise.promise();
        long[] last = {-1, 0};
        vertx.setPeriodic(50, timer -> {
            long now = count.getAsLong();
            last[1] = now == last[0] ? last[1] + 1 : 0;
            last[0] = now;
            if (now > 0 && last[1] == 6) {
                vertx.cancelTimer(timer);
                promise.complete(now);
            }
        });
        return promise.future();
    }
}

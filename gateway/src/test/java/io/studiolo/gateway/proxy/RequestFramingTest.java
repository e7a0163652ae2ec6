package io.studiolo.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What two parsers could read in two ways never reaches an app. */
class RequestFramingTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Echo ECHO = new Echo();
    private static GatewayFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new GatewayFixture(VERTX, ECHO, GatewayFixture.config(Duration.ofMillis(400)));
    }

    @AfterAll
    static void stop() {
        fixture.close();
        GatewayFixture.await(VERTX.close());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nContent-Length: 5, 5\r\n\r\nhello",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nContent-Length: +5\r\n\r\nhello",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nContent-Length: 0x5\r\n\r\nhello",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nContent-Length:\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nTransfer-Encoding: identity\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: H\r\nC\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.0\r\nHost: H\r\nC\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\nHost: H\nC\n\n",
                "GET / HTTP/1.1\r\nHost: H\nC\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: H\r\nC\r\nX: a\rb\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: H\r\nC\r\nX: a\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: H\r\nC\r\n X: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: H\r\nC\r\nX : a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: H\r\nC\r\nTransfer-Encoding : chunked\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: H\r\nC\r\nX: a\u0000b\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: H\r\nC\r\nX\u0000: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: H\r\nC\r\n: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: H\r\nC\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: H\r\nHost: H\r\nC\r\n\r\n",
                "GET / HTTP/1.1\r\nC\r\n\r\n",
                "GET  / HTTP/1.1\r\nHost: H\r\nC\r\n\r\n",
                "GET /a b HTTP/1.1\r\nHost: H\r\nC\r\n\r\n",
                "GET /\u00e4 HTTP/1.1\r\nHost: H\r\nC\r\n\r\n",
                "GET /\r\nHost: H\r\nC\r\n\r\n",
                "GET / HTTP/1.1 \r\nHost: H\r\nC\r\n\r\n",
                "GET / http/1.1\r\nHost: H\r\nC\r\n\r\n",
                " GET / HTTP/1.1\r\nHost: H\r\nC\r\n\r\n",
                "\nGET / HTTP/1.1\r\nHost: H\r\nC\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000",
            })
    void whatCouldBeReadInTwoWaysIsRefusedAndTheConnectionEnds(String request) throws IOException {
        int before = ECHO.heads.size();
        try (RawClient client = fixture.connect()) {
            client.send(filled(request));
            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.isEnded()).isTrue();
        }
        assertThat(ECHO.heads).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5;x=\n\r\nhello\r\n0\r\n\r\n",
                "5\nhello\r\n0\r\n\r\n",
                "5\r\nhello0\r\n\r\n",
                "5\r\nhelloXX0\r\n\r\n",
                "0x5\r\nhello\r\n0\r\n\r\n",
                " 5\r\nhello\r\n0\r\n\r\n",
                "\r\nhello\r\n0\r\n\r\n",
                "ffffffffffffffff5\r\nhello\r\n0\r\n\r\n",
                "5\r\nhello\r\n0\r\nContent-Length: 3\r\n\r\n",
                "5\r\nhello\r\n0\r\n bad\r\n\r\n",
            })
    void oddChunksEndTheConnection(String chunks) throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(filled("POST / HTTP/1.1\r\nHost: H\r\nC\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
                    + "GET /smuggled HTTP/1.1\r\nHost: H\r\nC\r\n\r\n"));
            assertThat(client.readAll()).doesNotContain("200 OK");
        }
        assertThat(ECHO.heads).noneMatch(head -> head.contains("smuggled"));
    }

    @Test
    void aSoundChunkedBodyWithExtensionsAndTrailersPasses() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(filled("POST /p HTTP/1.1\r\nHost: H\r\nC\r\nTransfer-Encoding: Chunked\r\n\r\n"));
            client.send("5;a=\"b\"\r\nhello\r\n");
            client.send("6\r\n world\r\n0\r\nX-Sum: 1\r\n\r\n");
            assertThat(client.read().body()).contains("POST /p").endsWith("hello world");
            client.send(filled("GET /next HTTP/1.1\r\nHost: H\r\nC\r\n\r\n"));
            assertThat(client.read().body()).contains("GET /next");
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (RawClient client = fixture.connect()) {
            String next = "\r\nPOST /2 HTTP/1.1\r\nHost: H\r\nC\r\nContent-Length: 2\r\n\r\nhi";
            client.send(filled("GET /1 HTTP/1.1\r\nHost: H\r\nC\r\n\r\n" + next + next));
            assertThat(client.read().body()).contains("GET /1");
            assertThat(client.read().body()).contains("POST /2").endsWith("hi");
            assertThat(client.read().body()).contains("POST /2").endsWith("hi");
        }
    }

    @Test
    void aRequestInPiecesOfOneBytePasses() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.socket.setTcpNoDelay(true);
            for (char c : filled("POST /slow HTTP/1.1\r\nHost: H\r\nC\r\nContent-Length: 2\r\n\r\nhi")
                    .toCharArray()) {
                client.send(String.valueOf(c));
            }
            assertThat(client.read().body()).contains("POST /slow").endsWith("hi");
        }
    }

    @Test
    void anUnknownVersionIsRefused() throws IOException {
        assertThat(answer("GET / HTTP/1.2\r\nHost: H\r\nC\r\n\r\n")).isEqualTo(505);
        assertThat(answer("GET / HTTP/2.0\r\nHost: H\r\nC\r\n\r\n")).isEqualTo(505);
    }

    @Test
    void oversizedHeadersAreRefused() throws IOException {
        String large = "X: " + "a".repeat(40 * 1024) + "\r\n";
        String many = "X: a\r\n".repeat(8 * 1024);
        assertThat(answer("GET / HTTP/1.1\r\nHost: H\r\nC\r\n" + large + "\r\n"))
                .isEqualTo(431);
        assertThat(answer("GET / HTTP/1.1\r\nHost: H\r\nC\r\n" + many + "\r\n")).isEqualTo(431);
        assertThat(answer("GET /" + "a".repeat(17 * 1024) + " HTTP/1.1\r\nHost: H\r\nC\r\n\r\n"))
                .isEqualTo(414);
    }

    @Test
    void aLongAddressAndManyHeadersWithinTheLimitsPass() throws IOException {
        String headers = "X: a\r\n".repeat(500);
        assertThat(answer("GET /" + "a".repeat(7 * 1024) + " HTTP/1.1\r\nHost: H\r\nC\r\n" + headers + "\r\n"))
                .isEqualTo(200);
    }

    @Test
    void aHeadThatNeverEndsLosesItsConnectionEvenIfBytesKeepComing() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(filled("GET / HTTP/1.1\r\nHost: H\r\nX: "));
            assertThat(client.read().status()).isEqualTo(408);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void theSecondHeadOfAConnectionIsTimedToo() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(filled("GET / HTTP/1.1\r\nHost: H\r\nC\r\n\r\n"));
            assertThat(client.read().status()).isEqualTo(200);
            client.send("GET / HT");
            assertThat(client.read().status()).isEqualTo(408);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void aConnectionThatSaysNothingIsEnded() throws IOException {
        try (RawClient client = fixture.connect()) {
            assertThat(client.isEnded()).isTrue();
        }
    }

    private static int answer(String request) throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(filled(request));
            return client.read().status();
        }
    }

    private static String filled(String request) {
        return request.replace("Host: H", "Host: " + fixture.host())
                .replaceAll("\nC(?=[\r\n])", "\n" + GatewayFixture.COOKIE);
    }
}

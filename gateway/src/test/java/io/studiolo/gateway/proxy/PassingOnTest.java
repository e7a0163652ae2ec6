package io.studiolo.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.gateway.route.Route;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an app and a browser see of each other's messages. */
class PassingOnTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Echo ECHO = new Echo();
    private static final Iterable<String> COOKIES = List.of("studiolo_app=forged", "a=1; Domain=localhost; Path=/");
    private static GatewayFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new GatewayFixture(VERTX, PassingOnTest::answer);
    }

    @AfterAll
    static void stop() {
        fixture.close();
        GatewayFixture.await(VERTX.close());
    }

    private static void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/cookies" ->
                request.response()
                        .putHeader("Set-Cookie", COOKIES)
                        .putHeader("X-Hop", "secret")
                        .putHeader("Connection", "X-Hop")
                        .putHeader("Keep-Alive", "timeout=5")
                        .putHeader("Strict-Transport-Security", "max-age=1")
                        .end("ok");
            case "/empty" -> request.response().setStatusCode(204).end();
            case "/unchanged" ->
                request.response().setStatusCode(304).putHeader("ETag", "\"1\"").end();
            case "/range" ->
                request.response()
                        .setStatusCode(206)
                        .putHeader("Content-Range", "bytes 0-1/9")
                        .end(request.getHeader("Range"));
            case "/head" ->
                request.response().putHeader("Content-Length", "1234").end();
            case "/gzip" ->
                request.response().putHeader("Content-Encoding", "gzip").end("not really gzip");
            case "/trailers" -> {
                request.response().setChunked(true).write("body");
                request.response().putTrailer("X-Sum", "7").end();
            }
            case "/early" -> request.response().setStatusCode(413).end("too large");
            case "/continue" -> {
                request.response().writeContinue();
                request.body().onSuccess(body -> request.response().end("got " + body));
            }
            default -> ECHO.handle(request);
        }
    }

    @Test
    void theHostAndEveryOrdinaryHeaderPassUnchanged() throws IOException {
        String body = fixture.get(
                        "/x?a=%2F&b=%zz", "X-Odd: \u00e4\u00ff  b", "Accept-Encoding: br, gzip", "Range: bytes=0-")
                .body();
        assertThat(body).startsWith("GET /x?a=%2F&b=%zz\n");
        assertThat(body).contains("Host: " + fixture.host(), "Accept-Encoding: br, gzip", "Range: bytes=0-");
        assertThat(body).contains("X-Odd: \u00e4\u00ff  b");
    }

    @Test
    void forgedForwardingHeadersNeverReachTheApp() throws IOException {
        String body = fixture.get(
                        "/",
                        "X-Forwarded-Host: evil",
                        "X-Forwarded-For: 6.6.6.6",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Port: 666",
                        "X_Forwarded_For: 6.6.6.6",
                        "Forwarded: for=6.6.6.6;host=evil",
                        "X-Real-IP: 6.6.6.6",
                        "Proxy: http://evil")
                .body();
        assertThat(body).doesNotContain("evil", "6.6.6.6", "666");
        assertThat(body)
                .contains(
                        "X-Forwarded-For: 127.0.0.1", "X-Forwarded-Proto: http", "X-Forwarded-Host: " + fixture.host());
    }

    @Test
    void aTrustedHopIsBelievedOnTheWayItCameButNotOnTheHost() throws IOException {
        GatewayConfig plain = GatewayFixture.config(Duration.ofSeconds(10));
        GatewayConfig trusting =
                new GatewayConfig(plain.bindAddress(), 0, plain.origins(), plain.limits(), Set.of("127.0.0.1"));
        try (GatewayFixture behind = new GatewayFixture(VERTX, ECHO, trusting)) {
            String body = behind.get(
                            "/", "X-Forwarded-For: 9.9.9.9", "X-Forwarded-Proto: https", "X-Forwarded-Host: evil")
                    .body();
            assertThat(body).contains("X-Forwarded-For: 9.9.9.9, 127.0.0.1", "X-Forwarded-Proto: https");
            assertThat(body).doesNotContain("evil");
        }
    }

    @Test
    void ourCredentialsNeverReachTheApp() throws IOException {
        String body = fixture.get(
                        "/",
                        "Cookie: a=1; studiolo_session=top; b=2; __Host-studiolo_session=top",
                        "Authorization: Bearer stl_0123456789")
                .body();
        assertThat(body).contains("Cookie: a=1; b=2").doesNotContain("studiolo", "top", GatewayFixture.SECRET, "stl_");
    }

    @Test
    void anAppsOwnAuthorizationPasses() throws IOException {
        assertThat(fixture.get("/", "Authorization: token abc").body()).contains("Authorization: token abc");
        String basic = "Authorization: Basic dXNlcjpzdGxfMDEyMw==";
        assertThat(fixture.get("/", basic).body()).doesNotContain("Basic");
    }

    @Test
    void hopByHopHeadersEndHere() throws IOException {
        String body = fixture.get(
                        "/",
                        "Connection: keep-alive, X-Private, Cookie",
                        "X-Private: 1",
                        "TE: trailers",
                        "Keep-Alive: 1",
                        "Proxy-Authorization: x",
                        "Upgrade: h2c",
                        "Cookie: a=1")
                .body();
        assertThat(body).doesNotContain("X-Private", "TE:", "Keep-Alive", "Proxy-Authorization", "Upgrade", "h2c");
        assertThat(body).contains("Cookie: a=1");
    }

    @Test
    void anAppCanNotSetOurCookiesNorReachItsSiblings() throws IOException {
        RawResponse response = fixture.get("/cookies");
        assertThat(response.all("set-cookie")).containsExactly("a=1; Path=/");
        assertThat(response.all("x-hop")).isEmpty();
        assertThat(response.all("keep-alive")).isEmpty();
        assertThat(response.header("strict-transport-security")).isEqualTo("max-age=1");
    }

    @Test
    void responsesWithoutABodyKeepTheConnectionUsable() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("GET", "/empty"));
            assertThat(client.readHead().status()).isEqualTo(204);
            client.send(fixture.head("GET", "/unchanged"));
            assertThat(client.readHead().header("etag")).isEqualTo("\"1\"");
            client.send(fixture.head("HEAD", "/head"));
            assertThat(client.readHead().header("content-length")).isEqualTo("1234");
            client.send(fixture.head("HEAD", "/trailers"));
            assertThat(client.readHead().status()).isEqualTo(200);
            client.send(fixture.head("GET", "/range", "Range: bytes=0-1"));
            assertThat(client.read().status()).isEqualTo(206);
        }
    }

    @Test
    void aCompressedBodyIsPassedAsItIs() throws IOException {
        RawResponse response = fixture.get("/gzip", "Accept-Encoding: gzip");
        assertThat(response.header("content-encoding")).isEqualTo("gzip");
        assertThat(response.body()).isEqualTo("not really gzip");
    }

    @Test
    void trailersOfAResponsePass() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("GET", "/trailers", "Connection: close"));
            assertThat(client.readAll()).contains("body").endsWith("X-Sum: 7\r\n\r\n");
        }
    }

    @Test
    void aBodyIsHeldBackUntilTheAppWantsIt() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("POST", "/continue", "Expect: 100-continue", "Content-Length: 5"));
            assertThat(client.readHead().status()).isEqualTo(100);
            client.send("hello");
            assertThat(client.read().body()).isEqualTo("got hello");
        }
    }

    @Test
    void nobodyIsAskedForTheBodyOfARefusedRequest() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(GatewayFixture.bareHead(
                    "POST", "/continue", fixture.host(), "Expect: 100-continue", "Content-Length: 5"));
            assertThat(client.read().status()).isEqualTo(401);
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void anAnswerBeforeTheBodysEndReachesTheClient() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("POST", "/early", "Content-Length: 1000000") + "part");
            assertThat(client.read().status()).isEqualTo(413);
        }
    }

    @Test
    void anHttp10ClientGetsABodyOfUnknownLengthUpToTheEndOfTheConnection() throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(fixture.head("GET", "/trailers").replace("HTTP/1.1", "HTTP/1.0"));
            assertThat(client.readAll()).endsWith("\r\n\r\nbody").doesNotContain("chunked");
        }
    }

    @Test
    void anAppThatDoesNotListenIsSaidNotToAnswer() throws IOException {
        Route open = fixture.routes.get(GatewayFixture.LAB);
        try {
            fixture.open(GatewayFixture.LAB, freePort());
            RawResponse page = fixture.get("/", "Accept: text/html");
            assertThat(page.status()).isEqualTo(502);
            assertThat(page.body()).contains("The app does not answer");
            assertThat(fixture.get("/").header("content-type")).isEqualTo("application/problem+json");
        } finally {
            fixture.routes.put(GatewayFixture.LAB, Objects.requireNonNull(open));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return reserved.getLocalPort();
        }
    }

    @Test
    void aResponseCutShortDoesNotLookWhole() throws Exception {
        Route open = fixture.routes.get(GatewayFixture.LAB);
        try (ServerSocket app = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            fixture.open(GatewayFixture.LAB, app.getLocalPort());
            Thread cutting = Thread.startVirtualThread(() -> cutShort(app));
            try (RawClient client = fixture.connect()) {
                client.send(fixture.head("GET", "/"));
                String got = client.readAll();
                assertThat(got).startsWith("HTTP/1.1 200").doesNotContain("\r\n0\r\n");
            }
            cutting.join();
        } finally {
            fixture.routes.put(GatewayFixture.LAB, Objects.requireNonNull(open));
        }
    }

    private static void cutShort(ServerSocket app) {
        try (Socket socket = app.accept()) {
            socket.getInputStream().read(new byte[4096]);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aKeptConnectionThatTheAppClosedIsReplacedUnseen() throws IOException {
        try (GatewayFixture closing = new GatewayFixture(
                VERTX,
                request -> request.response()
                        .end("ok")
                        .onComplete(_ -> request.connection().close()))) {
            for (int i = 0; i < 20; i++) {
                assertThat(closing.get("/").status()).isEqualTo(200);
            }
        }
    }

    @Test
    void requestsAreCounted() throws IOException {
        long before = fixture.gateway.stats().requests();
        fixture.get("/");
        assertThat(fixture.gateway.stats().requests()).isEqualTo(before + 1);
        assertThat(fixture.traffic.told).contains("seen");
    }
}

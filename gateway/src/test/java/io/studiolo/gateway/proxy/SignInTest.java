package io.studiolo.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.gateway.route.AppHost;
import io.studiolo.gateway.route.AppSession;
import io.studiolo.gateway.route.Route;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets to an app, from where, and what those who don't may learn. */
class SignInTest {
    private static final String HTML = "Accept: text/html,*/*";
    private static final String NONCE = "n".repeat(32);
    private static final Vertx VERTX = Vertx.vertx();
    private static final Echo ECHO = new Echo();
    private static GatewayFixture fixture;

    @BeforeAll
    static void start() {
        fixture = new GatewayFixture(VERTX, ECHO);
    }

    @AfterAll
    static void stop() {
        fixture.close();
        GatewayFixture.await(VERTX.close());
    }

    @Test
    void aBrowserThatIsNotSignedInIsSentToTheControlOriginWithANonce() throws IOException {
        RawResponse response = bare("GET", "/lab/tree?a=b", fixture.host(), HTML);
        assertThat(response.status()).isEqualTo(303);
        String cookie = response.header("set-cookie");
        assertThat(cookie).matches("studiolo_nonce=[A-Za-z0-9_-]{32}; Path=/; HttpOnly; SameSite=Lax; Max-Age=300");
        String nonce = cookie.substring("studiolo_nonce=".length(), cookie.indexOf(';'));
        assertThat(decoded(response.header("location")))
                .isEqualTo(GatewayFixture.CONTROL + "/apps/authorize?host=" + fixture.host() + "&nonce=" + nonce
                        + "&return=/lab/tree?a=b");
        assertThat(response.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void aSecondTabKeepsTheNonceOfTheFirst() throws IOException {
        RawResponse response = bare("GET", "/", fixture.host(), HTML, "Cookie: studiolo_nonce=" + NONCE);
        assertThat(response.header("location")).contains("nonce=" + NONCE + "&");
    }

    @Test
    void anUnknownWorkspaceLooksLikeAnyOtherToThoseNotSignedIn() throws IOException {
        String unknown = "lab--nothing--nobody.localhost:" + fixture.port();
        assertThat(bare("GET", "/", unknown, HTML).status()).isEqualTo(303);
        assertThat(bare("GET", "/", unknown).status()).isEqualTo(401);
        assertThat(bare("GET", "/", fixture.host()).status()).isEqualTo(401);
    }

    @Test
    void aProgramIsToldInAProblem() throws IOException {
        RawResponse response = bare("GET", "/api/kernels", fixture.host(), "Accept: application/json");
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.header("content-type")).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"not-signed-in\"").contains("\"status\":401");
        assertThat(bare("GET", "/x.js", fixture.host(), HTML, "Sec-Fetch-Mode: no-cors")
                        .status())
                .isEqualTo(401);
        assertThat(bare("POST", "/", fixture.host(), HTML, "Content-Length: 0").status())
                .isEqualTo(401);
    }

    @Test
    void aGoodCodeBecomesACookieOfThisOriginAloneAndWorksOnce() throws IOException {
        fixture.sessions.putCode("c1", GatewayFixture.LAB, NONCE, GatewayFixture.SECRET);
        String nonce = "Cookie: studiolo_nonce=" + NONCE;
        String path = "/_studiolo/signin?code=c1&return=%2Flab%3Fa%3Db";
        RawResponse response = bare("GET", path, fixture.host(), HTML, nonce);
        assertThat(response.status()).isEqualTo(303);
        assertThat(response.header("location")).isEqualTo("/lab?a=b");
        assertThat(response.all("set-cookie"))
                .containsExactly(
                        "studiolo_app=" + GatewayFixture.SECRET + "; Path=/; HttpOnly; SameSite=Lax",
                        "studiolo_nonce=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        assertThat(bare("GET", path, fixture.host(), HTML, nonce).status()).isEqualTo(403);
    }

    @Test
    void aCodeOfAnotherBrowserOrAnotherOriginIsWorthNothing() throws IOException {
        fixture.sessions.putCode("c2", GatewayFixture.LAB, NONCE, GatewayFixture.SECRET);
        String path = "/_studiolo/signin?code=c2&return=%2F";
        String other = "Cookie: studiolo_nonce=" + "m".repeat(32);
        String otherHost = "lab--other--eve.localhost:" + fixture.port();
        assertThat(bare("GET", path, fixture.host(), HTML, other).status()).isEqualTo(403);
        assertThat(bare("GET", path, fixture.host(), HTML).status()).isEqualTo(403);
        assertThat(bare("GET", path, otherHost, HTML, "Cookie: studiolo_nonce=" + NONCE)
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2f%2fevil.org", "//evil.org", "/\\evil.org", "%2F%5Cevil.org", "https:%2f%2fevil.org"})
    void signingInNeverLeadsToAnotherHost(String target) throws IOException {
        fixture.sessions.putCode("c3", GatewayFixture.LAB, NONCE, GatewayFixture.SECRET);
        RawResponse response = bare(
                "GET", "/_studiolo/signin?code=c3&return=" + target, fixture.host(), "Cookie: studiolo_nonce=" + NONCE);
        assertThat(response.header("location")).isEqualTo("/");
    }

    @Test
    void nothingBelowTheReservedPathReachesTheApp() throws IOException {
        assertThat(fixture.get("/_studiolo/anything").status()).isEqualTo(404);
        assertThat(fixture.get("/_studiolo").status()).isEqualTo(404);
        assertThat(fixture.get("/_studiolo/signin?code=%zz").status()).isEqualTo(403);
        assertThat(ECHO.heads).noneMatch(head -> head.contains("_studiolo"));
    }

    @Test
    void theControlOriginsCookieIsNoSignInHere() throws IOException {
        String control = "Cookie: studiolo_session=" + GatewayFixture.SECRET;
        assertThat(bare("GET", "/", fixture.host(), control).status()).isEqualTo(401);
    }

    @Test
    void aSessionOfOneAppIsNoneOfAnother() throws IOException {
        AppHost other = new AppHost("lab", "other", "ada");
        fixture.open(other, fixture.app.actualPort());
        String host = other.label() + ".localhost:" + fixture.port();
        assertThat(bare("GET", "/", host, GatewayFixture.COOKIE).status()).isEqualTo(401);
    }

    @Test
    void aSignInToAnEarlierWorkspaceOfTheSameNameIsNone() throws IOException {
        AppHost host = new AppHost("lab", "reborn", "ada");
        fixture.open(host, fixture.app.actualPort());
        UUID earlier = new UUID(9, 9);
        fixture.sessions.put("earlier-0123456789", new AppSession(earlier, earlier, host, "ada", Instant.MAX));
        String name = host.label() + ".localhost:" + fixture.port();
        assertThat(bare("GET", "/", name, "Cookie: studiolo_app=earlier-0123456789")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void requestsFromOtherOriginsAreRefused() throws IOException {
        String sibling = "Origin: http://lab--evil--eve.localhost:" + fixture.port();
        assertThat(fixture.send("POST", "/", sibling, "Content-Length: 0").status())
                .isEqualTo(403);
        assertThat(fixture.send("DELETE", "/", "Origin: null").status()).isEqualTo(403);
        assertThat(fixture.send("GET", "/", sibling).status()).isEqualTo(403);
        assertThat(fixture.get("/", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors")
                        .status())
                .isEqualTo(403);
        assertThat(fixture.get("/", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: cors")
                        .status())
                .isEqualTo(403);
        assertThat(fixture.get("/", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe")
                        .status())
                .isEqualTo(403);
        assertThat(fixture.send("POST", "/", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: navigate")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void requestsFromTheAppItselfAndLinksFromElsewherePass() throws IOException {
        String own = "Origin: " + fixture.origin();
        assertThat(fixture.send("POST", "/", own, "Sec-Fetch-Site: same-origin", "Content-Length: 0")
                        .status())
                .isEqualTo(200);
        assertThat(fixture.get(
                                "/",
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: document")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void badHostsAreRefusedAndForeignOnesNotFound() throws IOException {
        String name = GatewayFixture.LAB.label() + ".localhost";
        for (String bad : new String[] {":02280", ":65536", ":0", ":", "@evil", "."}) {
            assertThat(bare("GET", "/", name + bad, GatewayFixture.COOKIE).status())
                    .as(bad)
                    .isEqualTo(400);
        }
        assertThat(bare("GET", "/", "[::1]:80").status()).isEqualTo(400);
        assertThat(bare("GET", "/", "user@" + name).status()).isEqualTo(400);
        assertThat(bare("GET", "/", "example.org").status()).isEqualTo(404);
        assertThat(bare("GET", "/", "localhost").status()).isEqualTo(404);
    }

    @Test
    void theTargetsHostMustBeTheHostHeaders() throws IOException {
        assertThat(fixture.get("http://" + fixture.host() + "/abs").body()).startsWith("GET /abs\n");
        assertThat(fixture.get("http://evil/abs").status()).isEqualTo(400);
        assertThat(fixture.send("OPTIONS", "*").status()).isEqualTo(400);
    }

    @Test
    void aFaultOfThePortsIsAnswered() throws IOException {
        assertThat(bare("GET", "/", fixture.host(), "Cookie: studiolo_app=" + GatewayFixture.BREAKS)
                        .status())
                .isEqualTo(500);
        fixture.sessions.putCode("c4", GatewayFixture.LAB, NONCE, "no cookie; value");
        assertThat(bare("GET", "/_studiolo/signin?code=c4", fixture.host(), "Cookie: studiolo_nonce=" + NONCE)
                        .status())
                .isEqualTo(503);
    }

    @Test
    void traceAndConnectAreRefused() throws IOException {
        assertThat(fixture.send("TRACE", "/").status()).isEqualTo(405);
        assertThat(fixture.send("CONNECT", fixture.host()).status()).isEqualTo(405);
    }

    @Test
    void aClosedWorkspaceSaysWhyToThoseSignedInOnly() throws IOException {
        AppHost host = new AppHost("lab", "still", "ada");
        String name = host.label() + ".localhost:" + fixture.port();
        fixture.sessions.put(
                "still-0123456789ab",
                new AppSession(UUID.randomUUID(), GatewayFixture.WORKSPACE, host, "ada", Instant.MAX));
        String cookie = "Cookie: studiolo_app=still-0123456789ab";
        String cause = "<script>alert(1)</script>\"'&";
        fixture.routes.put(host, new Route.Closed(GatewayFixture.WORKSPACE, "failed", cause, true));
        RawResponse page = bare("GET", "/", name, cookie, HTML);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body())
                .contains("The workspace is failed", "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;")
                .contains("href=\"" + GatewayFixture.CONTROL + "/workspaces/ada/still?start=1\">Start it")
                .doesNotContain("<script");
        assertThat(page.header("content-security-policy")).contains("default-src 'none'");
        assertThat(bare("GET", "/", name, HTML).status()).isEqualTo(303);
        assertThat(bare("GET", "/", name, cookie).body()).contains("\"code\":\"wrong-state\"", "<script>");
    }

    @Test
    void aStartingWorkspaceIsAskedForAgainEachSecond() throws IOException {
        AppHost host = new AppHost("lab", "soon", "ada");
        String name = host.label() + ".localhost:" + fixture.port();
        fixture.sessions.put(
                "soon-0123456789abc",
                new AppSession(UUID.randomUUID(), GatewayFixture.WORKSPACE, host, "ada", Instant.MAX));
        fixture.routes.put(host, new Route.Closed(GatewayFixture.WORKSPACE, "starting", "Building.", false));
        RawResponse page = bare("GET", "/", name, "Cookie: studiolo_app=soon-0123456789abc", HTML);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.header("retry-after")).isEqualTo("1");
        assertThat(page.header("refresh")).isEqualTo("1");
        assertThat(page.body()).contains("The workspace is starting", "Building.");
        fixture.routes.remove(host);
        assertThat(bare("GET", "/", name, "Cookie: studiolo_app=soon-0123456789abc", HTML)
                        .status())
                .isEqualTo(404);
    }

    private static RawResponse bare(String method, String path, String host, String... headers) throws IOException {
        try (RawClient client = fixture.connect()) {
            client.send(GatewayFixture.bareHead(method, path, host, headers));
            return client.read();
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

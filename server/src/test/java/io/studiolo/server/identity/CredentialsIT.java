package io.studiolo.server.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.studiolo.server.PostgresResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** What a session or token may do, and for how long. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CredentialsIT {
    private static final String COOKIE = "studiolo_session";
    private static final String PASSWORD = "correct-horse-battery";

    private final URI server = ConfigProvider.getConfig().getValue("studiolo.url", URI.class);
    private final Path dataDir = ConfigProvider.getConfig().getValue("studiolo.data-dir", Path.class);

    private RequestSpecification admin() {
        try {
            return as(Files.readString(dataDir.resolve("admin.token")).strip());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private void user(String name) {
        admin().body(Map.of("name", name, "password", PASSWORD))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
    }

    private static Response signIn(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", password))
                .post("/api/v1/session");
    }

    private static RequestSpecification as(Response signedIn) {
        return given().cookie(COOKIE, signedIn.cookie(COOKIE))
                .header("X-Csrf-Token", signedIn.<String>path("csrfToken"))
                .contentType(ContentType.JSON);
    }

    private static Response token(RequestSpecification who, String name, List<String> scopes, String life) {
        Response answer = who.body(Map.of("name", name, "scopes", scopes, "expiresIn", life))
                .post("/api/v1/tokens");
        answer.then().statusCode(201);
        return answer;
    }

    @Test
    void anAuthorizationHeaderThatIsNoTokenSparesNoCheckOfACookie() {
        user("gina");
        Response in = signIn("gina", PASSWORD);
        for (String header : new String[] {"x", "Basic Z2luYTp4", "Bearer", ""}) {
            given().cookie(COOKIE, in.cookie(COOKIE))
                    .header("Authorization", header)
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "mine"))
                    .post("/api/v1/tokens")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("cross-origin"));
            given().cookie(COOKIE, in.cookie(COOKIE))
                    .header("Authorization", header)
                    .header("Origin", "http://evil.example")
                    .header("X-Csrf-Token", in.<String>path("csrfToken"))
                    .contentType(ContentType.JSON)
                    .body(Map.of("name", "mine"))
                    .post("/api/v1/tokens")
                    .then()
                    .statusCode(403);
        }
        given().cookie(COOKIE, in.cookie(COOKIE))
                .header("Authorization", "Bearer stl_forged")
                .contentType(ContentType.JSON)
                .body(Map.of("name", "mine"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(401);
    }

    @Test
    void noHeaderLetsAnotherPageSignABrowserIn() {
        user("hugo");
        for (String header : new String[] {"Basic x", "Bearer stl_forged"}) {
            given().header("Authorization", header)
                    .header("Origin", "http://evil.example")
                    .contentType(ContentType.JSON)
                    .body(Map.of("username", "hugo", "password", PASSWORD))
                    .post("/api/v1/session")
                    .then()
                    .statusCode(403);
        }
    }

    @Test
    void guessesThatComeAtOnceAreSlowedDownAsThoseInARow() throws Exception {
        user("ines");
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                String guess = "guess-number-" + i;
                answers.add(CompletableFuture.supplyAsync(
                        () -> signIn("ines", guess).statusCode(), threads));
            }
        }
        List<Integer> codes = answers.stream().map(CompletableFuture::join).toList();
        assertThat(codes).containsOnly(401, 429);
        assertThat(codes.stream().filter(code -> code == 401).count()).isEqualTo(5);
    }

    @Test
    void aTokenThatATokenMakesDoesNotOutliveIt() {
        Response parent = token(admin(), "parent", List.of(), "1h");
        Response child = token(as(parent.<String>path("token")), "child", List.of(), "30d");
        assertThat(Instant.parse(child.path("expiresAt")))
                .isCloseTo(Instant.parse(parent.path("expiresAt")), within(1, ChronoUnit.MILLIS));
    }

    @Test
    void aTokenWithScopesSeesAndChangesNoOtherWayIn() {
        user("jana");
        Response in = signIn("jana", PASSWORD);
        String scoped = token(as(in), "scoped", List.of("workspace:read"), "1h").path("token");
        String id = as(in).get("/api/v1/tokens").path("items[0].id");
        as(scoped).get("/api/v1/tokens").then().statusCode(403);
        as(scoped).delete("/api/v1/tokens/" + id).then().statusCode(403);
        as(scoped).get("/api/v1/sessions").then().statusCode(403);
        as(scoped).delete("/api/v1/sessions").then().statusCode(403);
        as(scoped).post("/api/v1/session/codes").then().statusCode(403);
        as(scoped)
                .body(Map.of("current", PASSWORD, "next", PASSWORD + "-2"))
                .put("/api/v1/account/password")
                .then()
                .statusCode(403)
                .body("code", equalTo("forbidden"));
        as(scoped).get("/api/v1/workspaces").then().statusCode(200);
        as(in).get("/api/v1/session").then().statusCode(200);
    }

    @Test
    void aChangedPasswordVoidsSignInCodes() {
        user("karl");
        Response in = signIn("karl", PASSWORD);
        String code = as(in).post("/api/v1/session/codes").path("code");
        as(in).body(Map.of("current", PASSWORD, "next", PASSWORD + "-2"))
                .put("/api/v1/account/password")
                .then()
                .statusCode(204);
        given().contentType(ContentType.JSON)
                .body(Map.of("code", code))
                .post("/api/v1/session")
                .then()
                .statusCode(401);
    }

    /** Opens the stream of events; what is returned completes when the server ends it. */
    private CompletableFuture<Void> watch(Map<String, String> headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve("/api/v1/events")).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        HttpResponse<Stream<String>> answer =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        Iterator<String> lines = answer.body().iterator();
        while (!lines.next().contains("hello")) {
            assertThat(lines.hasNext()).isTrue();
        }
        return CompletableFuture.runAsync(
                () -> lines.forEachRemaining(line -> {}), Executors.newVirtualThreadPerTaskExecutor());
    }

    private static void ends(CompletableFuture<Void> stream) {
        assertThat(stream).succeedsWithin(Duration.ofSeconds(2));
    }

    @Test
    void aRevokedTokenEndsItsStreamsAndNoOthers() throws Exception {
        user("lena");
        Response in = signIn("lena", PASSWORD);
        Response revoked = token(as(in), "revoked", List.of(), "1h");
        Response kept = token(as(in), "kept", List.of(), "1h");
        CompletableFuture<Void> ending = watch(Map.of("Authorization", "Bearer " + revoked.path("token")));
        CompletableFuture<Void> going = watch(Map.of("Authorization", "Bearer " + kept.path("token")));
        as(in).delete("/api/v1/tokens/" + revoked.path("id")).then().statusCode(204);
        ends(ending);
        as(revoked.<String>path("token")).get("/api/v1/session").then().statusCode(401);
        assertThat(going).isNotDone();
        going.cancel(true);
    }

    @Test
    void anExpiredTokenEndsItsStreams() throws Exception {
        Response brief = token(admin(), "brief", List.of(), "2s");
        CompletableFuture<Void> stream = watch(Map.of("Authorization", "Bearer " + brief.path("token")));
        assertThat(stream).succeedsWithin(Duration.ofSeconds(4));
    }

    @Test
    void aSessionThatEndsEndsItsStreams() throws Exception {
        user("mara");
        Response in = signIn("mara", PASSWORD);
        CompletableFuture<Void> stream = watch(Map.of("Cookie", COOKIE + "=" + in.cookie(COOKIE)));
        as(in).delete("/api/v1/session").then().statusCode(204);
        ends(stream);
    }

    @Test
    void nobodyHoldsStreamsWithoutEnd() throws Exception {
        user("nils");
        Response in = signIn("nils", PASSWORD);
        List<CompletableFuture<Void>> streams = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            streams.add(watch(Map.of("Cookie", COOKIE + "=" + in.cookie(COOKIE))));
        }
        given().cookie(COOKIE, in.cookie(COOKIE))
                .accept("text/event-stream")
                .get("/api/v1/events")
                .then()
                .statusCode(429);
        as(in).delete("/api/v1/session").then().statusCode(204);
        streams.forEach(CredentialsIT::ends);
    }

    @Test
    void whatTheDatabaseCannotStoreIsRefusedAndNotAFault() {
        String nul = "a\0b";
        given().contentType(ContentType.JSON)
                .body(Map.of("username", nul, "password", PASSWORD))
                .post("/api/v1/session")
                .then()
                .statusCode(400);
        admin().body(Map.of("name", nul)).post("/api/v1/tokens").then().statusCode(400);
        admin().queryParam("q", nul).get("/api/v1/workspaces").then().statusCode(400);
        admin().get("/api/v1/workspaces/by-name/admin/a%00b").then().statusCode(404);
    }
}

package io.studiolo.server.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.studiolo.server.PostgresResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Who gets in, and what a browser may be made to do by a stranger's page. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignInIT {
    private static final String COOKIE = "studiolo_session";
    private static final String PASSWORD = "correct-horse-battery";

    private final Path dataDir = ConfigProvider.getConfig().getValue("studiolo.data-dir", Path.class);

    private String token() throws IOException {
        return Files.readString(dataDir.resolve("admin.token")).strip();
    }

    private void user(String name) throws IOException {
        given().header("Authorization", "Bearer " + token())
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "password", PASSWORD))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
    }

    private static Response signIn(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", name, "password", password))
                .post("/api/v1/session");
    }

    @Test
    void theCookieIsForThisHostAndOutOfReachOfScripts() throws IOException {
        user("ann");
        Response answer = signIn("ann", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie"))
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .contains("Path=/")
                .doesNotContain("Domain");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAnswerTheSame() throws IOException {
        user("bob");
        String wrong = signIn("bob", "not-the-password")
                .then()
                .statusCode(401)
                .extract()
                .path("detail");
        String unknown = signIn("nobody-here", "not-the-password")
                .then()
                .statusCode(401)
                .extract()
                .path("detail");
        assertThat(wrong).isEqualTo(unknown);
    }

    @Test
    void guessingIsSlowedDown() throws IOException {
        user("carl");
        for (int i = 0; i < 5; i++) {
            signIn("carl", "guess-number-" + i).then().statusCode(401);
        }
        signIn("carl", PASSWORD).then().statusCode(429).header("Retry-After", equalTo("5"));
    }

    @Test
    void aChangeNeedsTheTokenOfThePageAndItsOrigin() throws IOException {
        user("dora");
        Response in = signIn("dora", PASSWORD);
        String cookie = in.cookie(COOKIE);
        String csrf = in.path("csrfToken");
        Map<String, String> body = Map.of("name", "mine");
        given().cookie(COOKIE, cookie)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(403)
                .body("code", equalTo("cross-origin"));
        given().cookie(COOKIE, cookie)
                .header("X-Csrf-Token", csrf)
                .header("Origin", "http://evil.example")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(403);
        given().cookie(COOKIE, cookie)
                .header("X-Csrf-Token", csrf)
                .header("Sec-Fetch-Site", "same-site")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(403);
        given().cookie(COOKIE, cookie)
                .header("X-Csrf-Token", csrf)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/tokens")
                .then()
                .statusCode(201);
        given().header("Origin", "http://evil.example")
                .contentType(ContentType.JSON)
                .body(Map.of("username", "dora", "password", PASSWORD))
                .post("/api/v1/session")
                .then()
                .statusCode(403);
    }

    @Test
    void aSessionThatEndedIsWorthNothing() throws IOException {
        user("emil");
        Response in = signIn("emil", PASSWORD);
        String cookie = in.cookie(COOKIE);
        given().cookie(COOKIE, cookie).get("/api/v1/session").then().statusCode(200);
        given().cookie(COOKIE, cookie)
                .header("X-Csrf-Token", in.<String>path("csrfToken"))
                .delete("/api/v1/session")
                .then()
                .statusCode(204);
        given().cookie(COOKIE, cookie).get("/api/v1/session").then().statusCode(401);
        given().cookie(COOKIE, "forged").get("/api/v1/session").then().statusCode(401);
    }

    @Test
    void aOneTimePasswordMustBeChangedBeforeAnythingElse() throws IOException {
        String once = given().header("Authorization", "Bearer " + token())
                .contentType(ContentType.JSON)
                .body(Map.of("name", "fred"))
                .post("/api/v1/users")
                .then()
                .statusCode(201)
                .extract()
                .path("oneTimePassword");
        Response in = signIn("fred", once);
        in.then().body("passwordChangeRequired", equalTo(true));
        String cookie = in.cookie(COOKIE);
        String csrf = in.path("csrfToken");
        given().cookie(COOKIE, cookie)
                .get("/api/v1/workspaces")
                .then()
                .statusCode(403)
                .body("code", equalTo("password-change-required"));
        given().cookie(COOKIE, cookie)
                .header("X-Csrf-Token", csrf)
                .contentType(ContentType.JSON)
                .body(Map.of("current", once, "next", "short"))
                .put("/api/v1/account/password")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("next"));
        given().cookie(COOKIE, cookie)
                .header("X-Csrf-Token", csrf)
                .contentType(ContentType.JSON)
                .body(Map.of("current", once, "next", PASSWORD))
                .put("/api/v1/account/password")
                .then()
                .statusCode(204);
        given().cookie(COOKIE, cookie)
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("passwordChangeRequired", equalTo(false));
        signIn("fred", once).then().statusCode(401);
        signIn("fred", PASSWORD).then().statusCode(200);
    }

    @Test
    void aSignInCodeIsGoodOnce() throws IOException {
        String code = given().header("Authorization", "Bearer " + token())
                .post("/api/v1/session/codes")
                .then()
                .statusCode(200)
                .extract()
                .path("code");
        given().contentType(ContentType.JSON)
                .body(Map.of("code", code))
                .post("/api/v1/session")
                .then()
                .statusCode(200);
        given().contentType(ContentType.JSON)
                .body(Map.of("code", code))
                .post("/api/v1/session")
                .then()
                .statusCode(401);
    }

    @Test
    void anotherNameThatResolvesHereIsNotAnswered() {
        given().header("Host", "rebound.example").get("/api/v1/session").then().statusCode(421);
        given().header("Host", "localhost:02280").get("/api/v1/session").then().statusCode(421);
    }

    @Test
    void everyAnswerCarriesItsIdAndTheHeadersThatGuardThePage() {
        given().get("/api/v1/session")
                .then()
                .statusCode(401)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Cache-Control", "no-store");
    }

    @Test
    void whatLiesInTheDataFolderIsForItsOwnerAlone() throws IOException {
        for (String file : new String[] {"admin.token", "admin-password", "secret.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }
}

package io.studiolo.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API of workspaces over a real database and the runtime in memory. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WorkspaceApiIT {
    private final Path dataDir = ConfigProvider.getConfig().getValue("studiolo.data-dir", Path.class);

    private RequestSpecification admin() {
        return as(read("admin.token"));
    }

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    private String read(String file) {
        try {
            return Files.readString(dataDir.resolve(file)).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String create(String name) {
        return admin().body(Map.of("name", name, "template", "minimal"))
                .post("/api/v1/workspaces")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void reaches(String id, String state) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        String now = "";
        while (Instant.now().isBefore(end)) {
            now = admin().get("/api/v1/workspaces/" + id).path("state");
            if (state.equals(now)) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(now).as("the state of " + id).isEqualTo(state);
    }

    @Test
    void aWorkspaceGoesThroughItsWholeLife() {
        String id = create("life");
        reaches(id, "running");
        admin().post("/api/v1/workspaces/" + id + "/stop").then().statusCode(202);
        reaches(id, "stopped");
        admin().post("/api/v1/workspaces/" + id + "/start").then().statusCode(202);
        reaches(id, "running");
        admin().post("/api/v1/workspaces/" + id + "/restart").then().statusCode(202);
        reaches(id, "running");
        admin().delete("/api/v1/workspaces/" + id).then().statusCode(428);
        admin().delete("/api/v1/workspaces/" + id + "?confirm=live").then().statusCode(428);
        admin().delete("/api/v1/workspaces/" + id + "?confirm=life").then().statusCode(202);
        admin().delete("/api/v1/workspaces/" + id + "?confirm=life").then().statusCode(202);
        reaches(id, "deleted");
        admin().post("/api/v1/workspaces/" + id + "/start").then().statusCode(409);
        admin().post("/api/v1/workspaces/" + id + "/restore").then().statusCode(202);
        reaches(id, "stopped");
        admin().get("/api/v1/workspaces/" + id + "/timeline")
                .then()
                .statusCode(200)
                .body("items.to", hasItem("deleted"))
                .body("items.actor", hasItem("admin"));
        admin().delete("/api/v1/workspaces/" + id + "?confirm=life&purge=true")
                .then()
                .statusCode(409);
        admin().delete("/api/v1/workspaces/" + id + "?confirm=life").then().statusCode(202);
        reaches(id, "deleted");
        admin().delete("/api/v1/workspaces/" + id + "?confirm=life&purge=true")
                .then()
                .statusCode(202);
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (admin().get("/api/v1/workspaces/" + id).statusCode() != 404) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"\",\"template\":\"minimal\"}|name",
                "{\"name\":\"UPPER\",\"template\":\"minimal\"}|name",
                "{\"name\":\"../up\",\"template\":\"minimal\"}|name",
                "{\"name\":\"a--b\",\"template\":\"minimal\"}|name",
                "{\"name\":\"new\",\"template\":\"minimal\"}|name",
                "{\"name\":\"ok1\",\"template\":\"nothing\"}|template",
                "{\"name\":\"ok1\"}|template",
                "{\"name\":\"ok1\",\"template\":\"minimal\",\"resources\":{\"cpu\":\"0\"}}|resources.cpu",
                "{\"name\":\"ok1\",\"template\":\"minimal\",\"resources\":{\"cpu\":\"-1\"}}|resources.cpu",
                "{\"name\":\"ok1\",\"template\":\"minimal\",\"resources\":{\"memory\":\"lots\"}}|resources.memory",
                "{\"name\":\"ok1\",\"template\":\"minimal\",\"resources\":{\"memory\":\"1\"}}|resources.memory",
                "{\"name\":\"ok1\",\"template\":\"minimal\",\"resources\":{\"pids\":0}}|resources.pids",
                "{\"name\":\"ok1\",\"template\":\"minimal\",\"parameters\":{\"x\":\"y\"}}|parameters.x",
                "{\"name\":\"ok1\",\"template\":\"minimal\",\"env\":{\"a b\":\"y\"}}|env",
                "{\"name\":\"ok1\",\"template\":\"minimal\",\"env\":{\"STUDIOLO_X\":\"y\"}}|env.STUDIOLO_X"
            })
    void aRequestThatBreaksARuleIsRefusedWithTheField(String body, String field) {
        admin().body(body)
                .post("/api/v1/workspaces")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-field"))
                .body("errors.field", hasItem(field));
    }

    @Test
    void aBodyThatIsNoneIsRefusedWithoutOurClassNames() {
        for (String body : List.of("", "{", "[]", "{\"name\":[]}", "{\"name\":\"x\",\"owner\":\"somebody\"}")) {
            admin().body(body)
                    .post("/api/v1/workspaces")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("malformed-body"))
                    .body("detail", not(containsString("io.studiolo")));
        }
        admin().contentType("text/plain")
                .body("x")
                .post("/api/v1/workspaces")
                .then()
                .statusCode(415);
        admin().body("{\"name\":\"" + "x".repeat(2 << 20) + "\"}")
                .post("/api/v1/workspaces")
                .then()
                .statusCode(413);
        assertThat(admin().get("/api/v1/workspaces?q=xxx").<List<?>>path("items"))
                .isEmpty();
    }

    @Test
    void fiftyCreatesWithOneKeyMakeOneWorkspace() throws Exception {
        List<Callable<String>> creates = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            creates.add(() -> {
                Response answer = admin().header("Idempotency-Key", "fifty")
                        .body(Map.of("name", "fifty", "template", "minimal"))
                        .post("/api/v1/workspaces");
                assertThat(answer.statusCode()).isEqualTo(202);
                return answer.path("id");
            });
        }
        Set<String> ids = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> id : threads.invokeAll(creates)) {
                ids.add(id.get());
            }
        }
        assertThat(ids).hasSize(1);
        admin().header("Idempotency-Key", "fifty")
                .body(Map.of("name", "other", "template", "minimal"))
                .post("/api/v1/workspaces")
                .then()
                .statusCode(409)
                .body("code", equalTo("idempotency-conflict"));
    }

    @Test
    void aNameIsTakenOnceAndFreeAgainInTheBin() {
        String id = create("twin");
        admin().body(Map.of("name", "twin", "template", "minimal"))
                .post("/api/v1/workspaces")
                .then()
                .statusCode(409)
                .body("code", equalTo("name-taken"));
        admin().delete("/api/v1/workspaces/" + id + "?confirm=twin").then().statusCode(202);
        reaches(id, "deleted");
        String second = create("twin");
        admin().post("/api/v1/workspaces/" + id + "/restore")
                .then()
                .statusCode(409)
                .body("code", equalTo("name-taken"));
        reaches(second, "running");
    }

    @Test
    void aRenameNamesTheVersionItHasSeen() {
        String id = create("before");
        reaches(id, "running");
        admin().header("If-Match", "\"1\"")
                .body(Map.of("name", "after"))
                .patch("/api/v1/workspaces/" + id)
                .then()
                .statusCode(412);
        String etag = admin().get("/api/v1/workspaces/" + id).header("ETag");
        admin().header("If-Match", etag)
                .body(Map.of("name", "after", "description", "said"))
                .patch("/api/v1/workspaces/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("after"))
                .body("description", equalTo("said"));
    }

    @Test
    void anothersWorkspaceDoesNotExistOnAnyEndpoint() {
        admin().body(Map.of("name", "mallory", "password", "not-her-real-name-9"))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        Response in = given().contentType(ContentType.JSON)
                .body(Map.of("username", "mallory", "password", "not-her-real-name-9"))
                .post("/api/v1/session");
        String session = in.cookie("studiolo_session");
        String id = create("private");
        reaches(id, "running");
        String before = admin().get("/api/v1/workspaces/" + id).asString();
        String nobodys = UUID.randomUUID().toString();
        Map<String, Object> confirm = Map.of("confirm", "private");
        for (String path : List.of("", "/timeline", "/usage", "/usage/now", "/logs", "/delete-review")) {
            sameAnswer(in, "GET", path, id, nobodys, Map.of());
        }
        for (String path : List.of("/start", "/stop", "/restart", "/restore", "/purge")) {
            sameAnswer(in, "POST", path, id, nobodys, confirm);
        }
        sameAnswer(in, "PATCH", "", id, nobodys, Map.of("name", "taken"));
        sameAnswer(in, "DELETE", "?confirm=private", id, nobodys, confirm);
        assertThat(admin().get("/api/v1/workspaces/" + id).asString()).isEqualTo(before);
        assertThat(given().cookie("studiolo_session", session)
                        .get("/api/v1/workspaces/by-name/admin/private")
                        .<String>path("detail"))
                .isEqualTo(given().cookie("studiolo_session", session)
                        .get("/api/v1/workspaces/by-name/admin/privatf")
                        .<String>path("detail")
                        .replace("privatf", "private"));
        given().cookie("studiolo_session", session)
                .get("/api/v1/workspaces?owner=admin")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        given().cookie("studiolo_session", session).get("/api/v1/users").then().statusCode(403);
    }

    /** All of the answer but its request id, for what is another's and for what doesn't exist. */
    private static void sameAnswer(
            Response in, String method, String path, String others, String nobodys, Map<String, Object> body) {
        Map<String, Object> known = answer(in, method, "/api/v1/workspaces/" + others + path, body, others);
        Map<String, Object> unknown = answer(in, method, "/api/v1/workspaces/" + nobodys + path, body, nobodys);
        assertThat(known).as(method + " " + path).isEqualTo(unknown).containsEntry("code", "not-found");
    }

    private static Map<String, Object> answer(
            Response in, String method, String path, Map<String, Object> body, String id) {
        RequestSpecification request = given().cookie("studiolo_session", in.cookie("studiolo_session"))
                .header("X-Csrf-Token", in.<String>path("csrfToken"));
        if (!method.equals("GET")) {
            request = request.contentType(ContentType.JSON).body(body);
        }
        Map<String, Object> answer = new HashMap<>(request.request(method, path).<Map<String, Object>>path(""));
        answer.remove("requestId");
        answer.replaceAll((key, value) -> String.valueOf(value).replace(id, "ID"));
        return answer;
    }

    @Test
    void aTokenDoesWhatItsScopesSayAndNoMore() {
        String token = admin().body(Map.of("name", "reader", "scopes", List.of("workspace:read"), "expiresIn", "1h"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        as(token).get("/api/v1/workspaces").then().statusCode(200);
        as(token)
                .body(Map.of("name", "nope", "template", "minimal"))
                .post("/api/v1/workspaces")
                .then()
                .statusCode(403);
        as(token).body(Map.of("name", "more")).post("/api/v1/tokens").then().statusCode(403);
        as(token).post("/api/v1/session/codes").then().statusCode(403);
        as("stl_forged").get("/api/v1/workspaces").then().statusCode(401);
        as("ey.jwt.none").get("/api/v1/workspaces").then().statusCode(401);
        given().get("/api/v1/workspaces").then().statusCode(401);
    }

    @Test
    void aListIsReadPageByPage() {
        for (int i = 0; i < 3; i++) {
            create("paged-" + (char) ('a' + i));
        }
        Response first = admin().get("/api/v1/workspaces?q=paged-&limit=2");
        assertThat(first.<List<?>>path("items")).hasSize(2);
        Response second = admin().get("/api/v1/workspaces?q=paged-&limit=2&cursor=" + first.path("next"));
        assertThat(second.<List<?>>path("items")).hasSize(1);
        admin().get("/api/v1/workspaces?limit=0").then().statusCode(400);
        admin().get("/api/v1/workspaces?limit=100000").then().statusCode(400);
        admin().get("/api/v1/workspaces?cursor=garbage").then().statusCode(400);
        admin().get("/api/v1/workspaces?state=flying").then().statusCode(400);
        admin().get("/api/v1/workspaces/not-an-id").then().statusCode(404);
    }

    @Test
    void aDryRunSaysWhatACreateWouldDoAndDoesNothing() {
        admin().body(Map.of("name", "dry", "template", "minimal"))
                .post("/api/v1/workspaces?dryRun=true")
                .then()
                .statusCode(200)
                .body("refusals.size()", equalTo(0))
                .body("resources.cpu", equalTo("1"));
        admin().body(Map.of("name", "DRY", "template", "minimal"))
                .post("/api/v1/workspaces?dryRun=true")
                .then()
                .statusCode(200)
                .body("refusals.code", hasItem("invalid-field"));
        admin().get("/api/v1/workspaces?q=dry").then().body("items.size()", lessThan(1));
    }

    @Test
    void aSecretVariableIsNeverShownAgain() {
        admin().body(Map.of("name", "sealed", "template", "minimal", "secretEnv", Map.of("PIN", "hush-hush-4711")))
                .post("/api/v1/workspaces")
                .then()
                .statusCode(202)
                .body("secretEnv", hasItem("PIN"))
                .body(not(containsString("hush-hush-4711")));
    }
}

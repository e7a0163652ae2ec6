package io.studiolo.server.workspace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.server.PostgresResource;
import io.studiolo.server.template.Recipe;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Workspaces whose apps never answer, more of them than the server works on at once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WaitsIT {
    private static final int SILENT = 40;

    private final WorkspaceRuntime runtime;

    @Inject
    WaitsIT(WorkspaceRuntime runtime) {
        this.runtime = runtime;
    }

    private static final class SilentApps extends AppChecks {
        private volatile boolean silent = true;

        private SilentApps(WorkspaceRuntime runtime) {
            super(runtime);
        }

        @Override
        boolean answers(String address, Recipe.App app) {
            return !silent;
        }
    }

    private static RequestSpecification admin() {
        Path dataDir = ConfigProvider.getConfig().getValue("studiolo.data-dir", Path.class);
        try {
            String token = Files.readString(dataDir.resolve("admin.token")).strip();
            return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String create(String name, String template) {
        return admin().body(Map.of("name", name, "template", template))
                .post("/api/v1/workspaces")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static void reaches(String id, String state) {
        Instant end = Instant.now().plus(Duration.ofSeconds(15));
        String now = "";
        while (!state.equals(now) && Instant.now().isBefore(end)) {
            now = admin().get("/api/v1/workspaces/" + id).path("state");
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(now).as("the state of " + id).isEqualTo(state);
    }

    @Test
    void appsThatNeverAnswerHoldUpNobodyElse() {
        SilentApps apps = new SilentApps(runtime);
        QuarkusMock.installMockForType(apps, AppChecks.class);
        List<String> silent = new ArrayList<>();
        for (int i = 0; i < SILENT; i++) {
            silent.add(create("silent-" + i, "python-data-science"));
        }
        silent.forEach(id -> reaches(id, "starting"));

        Instant before = Instant.now();
        reaches(create("without-apps", "minimal"), "running");
        admin().post("/api/v1/workspaces/" + silent.getFirst() + "/stop").then().statusCode(202);
        reaches(silent.getFirst(), "stopped");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(admin().get("/api/v1/workspaces?state=starting&limit=200")
                        .jsonPath()
                        .getList("items"))
                .hasSize(SILENT - 1);

        apps.silent = false;
        silent.stream().skip(1).forEach(id -> reaches(id, "running"));
        reaches(silent.getFirst(), "stopped");
    }
}

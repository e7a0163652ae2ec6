package io.studiolo.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published description of the API is the one that is served: a change of the API shows as a change of that file. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpenApiIT {
    private static final Path PUBLISHED = Path.of("../docs/reference/openapi.json");

    @Test
    void theCheckedInDescriptionIsTheServedOne() throws IOException {
        String served = given().accept("application/json")
                .get("/api/v1/openapi.json?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        String text = json.writeValueAsString(json.readTree(served)) + "\n";
        if (System.getenv("STUDIOLO_OPENAPI_WRITE") != null) {
            Files.writeString(PUBLISHED, text);
        }
        assertThat(text)
                .as(
                        "docs/reference/openapi.json; write it anew with: STUDIOLO_OPENAPI_WRITE=yes script/test --only java")
                .isEqualTo(Files.readString(PUBLISHED));
    }
}

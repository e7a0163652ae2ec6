package io.studiolo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyTest {
    private static final String FILE = """
            apiVersion: studiolo/v1
            kind: Workspace
            metadata:
              name: demo
            spec:
              template: minimal
              description: d
              resources:
                cpu: 2000m
                memory: 4Gi
            """;

    private final StubServer server = new StubServer();
    private final Run.Setting setting;

    ApplyTest(@TempDir Path home) {
        setting = Run.at(server.url(), home);
    }

    @BeforeEach
    void signedInAsAda() {
        server.json("GET /session", Wire.self());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Run apply(String file) {
        return setting.typing(file).run("apply", "-f", "-");
    }

    @Test
    void whatIsMissingIsCreated() {
        server.json("POST /workspaces", Wire.workspace("pending"));
        assertThat(apply(FILE).out()).isEqualTo("demo created\n");
        assertThat(server.only("POST").body()).contains("\"cpu\":\"2000m\"");
    }

    @Test
    void whatIsThereAlreadyIsUnchangedHoweverItsQuantitiesAreWritten() {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        Run run = apply(FILE);
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("demo unchanged\n");
    }

    @Test
    void whatDiffersIsTold() {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        Run run = apply(FILE.replace("4Gi", "8Gi"));
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("demo: resources.memory: has \"4Gi\", the file says \"8Gi\"");
    }

    @Test
    void anotherDescriptionIsChangedInPlace() {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        server.json("PATCH /workspaces/" + Wire.ID, Wire.workspace("running"));
        assertThat(apply(FILE.replace("description: d", "description: e")).out())
                .isEqualTo("demo changed: description\n");
    }

    @Test
    void aFileThatMakesNoSenseIsRefusedBeforeAnythingIsSent() {
        assertThat(apply(FILE.replace("cpu: 2000m", "cpus: 2")).err()).contains("\"spec.resources.cpus\" is no field");
        assertThat(apply(FILE.replace("studiolo/v1", "v2")).err()).contains("apiVersion must be studiolo/v1");
        assertThat(apply(FILE.replace("4Gi", "lots")).err()).contains("is no amount of memory");
        assertThat(apply("a: [").err()).contains("is no YAML");
        assertThat(apply("").err()).contains("describes nothing");
        assertThat(setting.run("apply", "-f", "/nowhere").code()).isEqualTo(2);
        assertThat(server.seen).isEmpty();
    }
}

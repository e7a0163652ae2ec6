package io.studiolo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitTest {
    private static final String[] CREATE = {"workspace", "create", "demo", "-t", "minimal", "--wait"};

    private final StubServer server = new StubServer();
    private final Run.Setting setting;

    WaitTest(@TempDir Path home) {
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

    private void events(String... events) {
        StringBuilder body = new StringBuilder();
        for (String event : events) {
            body.append("event: workspace\ndata: {\"type\":\"workspace\",\"id\":\"" + Wire.ID + "\",\"workspace\":")
                    .append(event.replace("\n", " "))
                    .append("}\n\n");
        }
        server.answer("GET /events", new StubServer.Answer(200, "text/event-stream", body.toString(), Map.of()));
    }

    @Test
    void anEventEndsTheWaitWithoutAnotherRead() {
        server.json("POST /workspaces", Wire.workspace("pending"));
        events(Wire.workspace("running"));
        Run run = setting.run(CREATE);
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("ada/demo is running");
        assertThat(run.err()).isEqualTo("demo pending\n");
    }

    @Test
    void withoutEventsTheWorkspaceIsRead() {
        server.json("POST /workspaces", Wire.workspace("pending"));
        server.json(Wire.BY_ID, Wire.workspace("running"));
        assertThat(setting.run(CREATE).code()).isZero();
    }

    @Test
    void aFailedStartEndsWithItsCauseAndTheLogsLastLines() {
        server.json("POST /workspaces", Wire.workspace("pending"));
        events(Wire.workspace("failed"));
        Run run = setting.run(CREATE);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("demo failed: because of failed", "| last words");
    }

    @Test
    void timeRunsOutWithItsOwnExitCode() {
        server.json("POST /workspaces", Wire.workspace("pending"));
        server.json(Wire.BY_ID, Wire.workspace("starting"));
        Run run = setting.run("workspace", "create", "demo", "-t", "minimal", "--wait", "--timeout", "1s");
        assertThat(run.code()).isEqualTo(6);
        assertThat(run.err()).contains("it goes on");
    }

    @Test
    void aRestartIsDoneOnlyWhenAnotherContainerRuns() {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        server.json("POST /workspaces/" + Wire.ID + "/restart", Wire.workspace("running"));
        server.json(Wire.BY_ID, Wire.workspace("running", "2026-01-01T00:05:00Z"));
        Run run = setting.run("workspace", "restart", "demo", "--wait");
        assertThat(run.code()).isZero();
        assertThat(server.seen).anySatisfy(one -> assertThat(one.line()).isEqualTo(Wire.BY_ID));
    }

    @Test
    void thePurgeIsDoneWhenTheWorkspaceIsGone() {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        server.json("DELETE /workspaces/" + Wire.ID + "?confirm=demo&purge=true", Wire.workspace("deleting"));
        Run run = setting.run("workspace", "delete", "demo", "--purge", "--confirm", "demo", "--wait");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("gone for good");
    }
}

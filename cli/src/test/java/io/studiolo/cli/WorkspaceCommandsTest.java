package io.studiolo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.cli.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceCommandsTest {
    private static final String DELETE_AS_DEMO = "DELETE /workspaces/" + Wire.ID + "?confirm=demo";

    private final StubServer server = new StubServer();
    private final Run.Setting setting;

    WorkspaceCommandsTest(@TempDir Path home) {
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

    @Test
    void showPrintsTheRecordUnchanged() throws IOException {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        Run run = setting.run("workspace", "show", "demo", "-o", "json");
        assertThat(run.code()).isZero();
        assertThat(Json.parse(run.out())).isEqualTo(Json.parse(Wire.workspace("running")));
        assertThat(run.out()).contains("1.50");
    }

    @Test
    void listReadsEveryPageAndPrintsOneArray() throws IOException {
        String one = Wire.workspace("running");
        server.json("GET /workspaces?limit=200", Wire.page(one, "a b"));
        server.json("GET /workspaces?limit=200&cursor=a%20b", Wire.page(one, ""));
        Run run = setting.run("ws", "list", "-o", "json");
        assertThat(Json.parse(run.out())).hasSize(2);
        assertThat(setting.run("ws", "list", "-o", "name").out()).isEqualTo("demo\ndemo\n");
    }

    @Test
    void yamlSaysTheSameAsJson() {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        assertThat(setting.run("workspace", "show", "ada/demo", "-o", "yaml").out())
                .contains("state: running\n", "cpu: \"2\"\n", "  memory: 4Gi\n", "version: 7\n");
    }

    @Test
    void anEmptyListSaysSoOnStandardErrorOnly() {
        server.json("GET /workspaces?limit=200", Wire.page("", ""));
        Run run = setting.run("workspace", "list");
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("There is none");
    }

    @Test
    void createSendsWhatWasAskedForAndAnIdempotencyKey() {
        server.json("POST /workspaces", Wire.workspace("pending"));
        Run run = setting.run(
                "workspace",
                "create",
                "demo",
                "--template",
                "minimal",
                "--cpu",
                "500m",
                "--memory",
                "1.5Gi",
                "--env",
                "A=b=c",
                "--param",
                "version=3");
        assertThat(run.code()).isZero();
        StubServer.Seen sent = server.only("POST /workspaces");
        assertThat(sent.header("Idempotency-key")).hasSize(36);
        assertThat(sent.header("Authorization")).isEqualTo("Bearer stl_test");
        assertThat(sent.body())
                .isEqualTo("{\"name\":\"demo\",\"template\":\"minimal\",\"resources\":{\"cpu\":\"500m\","
                        + "\"memory\":\"1.5Gi\"},\"parameters\":{\"version\":\"3\"},\"env\":{\"A\":\"b=c\"}}");
    }

    @Test
    void aSecretComesFromAFileAndNeverFromTheCommandLine(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "s3cret\n");
        server.json("POST /workspaces", Wire.workspace("pending"));
        String[] words = {"workspace", "create", "demo", "-t", "minimal", "--secret-env", "KEY=@" + file};
        assertThat(setting.run(words).code()).isZero();
        assertThat(server.only("POST").body()).contains("\"secretEnv\":{\"KEY\":\"s3cret\"}");
        Run open = setting.run("workspace", "create", "demo", "-t", "minimal", "--secret-env", "KEY=s3cret");
        assertThat(open.code()).isEqualTo(2);
        assertThat(open.err()).contains("KEY=@FILE").doesNotContain("s3cret");
    }

    @Test
    void deleteInAPipeWithoutConfirmationIsRefusedBeforeAnythingIsSent() {
        Run run = setting.run("workspace", "delete", "demo");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--confirm demo");
        assertThat(server.seen).isEmpty();
    }

    @Test
    void deleteOnATerminalListsWhatHangsOnItAndTakesTheTypedName() {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        server.json(
                "GET /workspaces/" + Wire.ID + "/delete-review",
                "{\"confirm\":\"demo\",\"dependencies\":[{\"kind\":\"terminal\",\"text\":\"1 terminal is open\"}],"
                        + "\"purgeAt\":\"2026-01-03T00:00:00Z\"}");
        server.json(DELETE_AS_DEMO, Wire.workspace("deleting"));
        Run run = setting.typing("demo\n").onTerminal("workspace", "delete", "demo");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("1 terminal is open", "Type its name");
        assertThat(setting.typing("dem0\n")
                        .onTerminal("workspace", "delete", "demo")
                        .code())
                .isEqualTo(2);
        assertThat(server.seen.stream().filter(one -> one.line().startsWith("DELETE")))
                .hasSize(1);
    }

    @Test
    void aWrongConfirmationDeletesNothing() {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        Run run = setting.run("workspace", "delete", "demo", "--confirm", "other");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("nothing was deleted");
    }

    @Test
    void purgeFindsTheWorkspaceInTheBin() {
        server.json(
                "GET /workspaces?state=deleted&q=demo&owner=ada&limit=200", Wire.page(Wire.workspace("deleted"), ""));
        server.answer(DELETE_AS_DEMO + "&purge=true", new StubServer.Answer(204, "text/plain", "", Map.of()));
        Run run = setting.run("workspace", "delete", "demo", "--purge", "--confirm", "demo");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("gone for good");
    }

    @Test
    void restoreOfWhatIsNotInTheBinSaysWhereToLook() {
        server.json("GET /workspaces?state=deleted&q=demo&owner=ada&limit=200", Wire.page("", ""));
        Run run = setting.run("workspace", "restore", "demo");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("studiolo bin list");
    }

    @Test
    void stopOfSeveralGoesOnAfterOneThatIsMissing() {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        server.json("POST /workspaces/" + Wire.ID + "/stop", Wire.workspace("stopping"));
        Run run = setting.run("workspace", "stop", "nobody", "demo");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("ada/demo is stopping");
    }

    @Test
    void renameSendsTheVersionItHasSeen() {
        server.json(Wire.BY_NAME, Wire.workspace("stopped"));
        server.json("PATCH /workspaces/" + Wire.ID, Wire.workspace("stopped"));
        assertThat(setting.run("workspace", "rename", "demo", "fresh").code()).isZero();
        assertThat(server.only("PATCH").header("If-match")).isEqualTo("\"7\"");
        assertThat(server.only("PATCH").body()).isEqualTo("{\"name\":\"fresh\"}");
    }

    @Test
    void openOfAnUnknownAppNamesTheOnesThereAre() {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        assertThat(setting.run("workspace", "open", "demo", "--print").out())
                .isEqualTo("http://lab--demo--ada.localhost:8081\n");
        Run run = setting.run("workspace", "open", "demo", "--app", "rstudio");
        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("it has lab");
    }

    @Test
    void aDryRunThatWouldBeRefusedFailsWithTheReasons() {
        server.json(
                "POST /workspaces?dryRun=true",
                "{\"resources\":{\"cpu\":\"2\",\"memory\":\"4Gi\",\"pids\":5},\"notes\":[],"
                        + "\"refusals\":[{\"detail\":\"There is no room\"}]}");
        Run run = setting.run("workspace", "create", "demo", "-t", "minimal", "--dry-run");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("There is no room");
    }

    @Test
    void followedLogsAreThoseOfTheStream() {
        server.json(Wire.BY_NAME, Wire.workspace("running"));
        server.answer(
                "GET /workspaces/" + Wire.ID + "/logs?tail=5",
                new StubServer.Answer(
                        200,
                        "text/event-stream",
                        ": keep\n\nevent: log\ndata: {\"source\":\"lab\",\"text\":\"hello\"}\n\n",
                        Map.of()));
        assertThat(setting.run("workspace", "logs", "demo", "--tail", "5", "--follow")
                        .out())
                .isEqualTo("lab | hello\n");
    }
}

package io.studiolo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.cli.console.Streams;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {
    private final StubServer server = new StubServer();
    private final Run.Setting setting;

    ExitCodeTest(@TempDir Path home) {
        setting = Run.at(server.url(), home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, not-signed-in, 4",
        "403, forbidden, 4",
        "404, not-found, 3",
        "409, name-taken, 1",
        "422, invalid-field, 1",
        "500, internal, 1",
        "503, runtime-unavailable, 1"
    })
    void aProblemIsToldWithItsFieldsAndReferenceAndNoTrace(int status, String code, int exit) {
        server.problem("GET /templates?limit=200", status, code, "The sentence.");
        Run run = setting.run("template", "list");
        assertThat(run.code()).isEqualTo(exit);
        assertThat(run.err())
                .startsWith("The sentence.\n  resources.cpu: too much\n")
                .contains(code, "r-1")
                .doesNotContain("Exception", "\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsNamedWithTheWayOut() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Run run = setting.run("workspace", "list", "--url", "http://localhost:" + port);
        assertThat(run.code()).isEqualTo(5);
        assertThat(run.err()).contains("Studiolo doesn't answer at http://localhost:" + port, "studiolo up");
    }

    @Test
    void anAnswerOfSomethingElseIsRecognised() {
        server.answer("GET /target", new StubServer.Answer(200, "text/html", "<html>", Map.of()));
        Run run = setting.run("target", "show");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("is that the address of a Studiolo server");
    }

    @Test
    void aBusyServerIsAskedAgainAfterTheTimeItNames() {
        StubServer.Answer busy =
                new StubServer.Answer(429, "application/problem+json", "{}", Map.of("Retry-After", "3"));
        server.answer("GET /templates?limit=200", busy);
        server.json("GET /templates?limit=200", Wire.page("", ""));
        List<Duration> pauses = new ArrayList<>();
        Run run = setting.run(pauses::add, new Streams.Terminals(false, false, false), "template", "list");
        assertThat(run.code()).isZero();
        assertThat(pauses).containsExactly(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource({
        "workspce list, Did you mean",
        "workspace lst, Did you mean",
        "workspace show, needs NAME",
        "workspace show demo --colour, has no option --colour",
        "workspace, needs a verb",
        "workspace list --state walking, is no state",
        "workspace create Demo -t minimal, is no name of a workspace",
        "workspace create a--b -t minimal, is no name of a workspace",
        "workspace create ../etc -t minimal, is no name of a workspace",
        "workspace create demo, needs --template",
        "workspace create demo -t minimal --cpu 0, is not enough",
        "workspace create demo -t minimal --cpu many, is no amount of CPU",
        "workspace create demo -t minimal --memory -4Gi, is no amount of memory",
        "workspace create demo -t minimal --memory 4Gb, is no amount of memory",
        "workspace create demo -t minimal --pids 0, is no number",
        "workspace create demo -t minimal --type huge, is no type",
        "workspace create demo -t minimal --env A, KEY=VALUE",
        "workspace create demo -t minimal --timeout soon, is no duration",
        "workspace show ../../session, names no workspace",
        "token create x --scope everything, is no scope",
        "user create A, is no user name",
        "session link --next //elsewhere, takes a path",
        "session end 17, 17",
        "whoami --url ftp://x, is no address of a server",
        "whoami -o xml, xml",
        "completion tcsh, There is no completion"
    })
    void nonsenseIsRefusedWithASentenceAndNothingIsSent(String words, String sentence) {
        Run run = setting.run(words.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(sentence);
        assertThat(server.seen).isEmpty();
    }
}

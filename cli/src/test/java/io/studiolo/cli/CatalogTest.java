package io.studiolo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
    private final StubServer server = new StubServer();
    private final Run.Setting setting;

    CatalogTest(@TempDir Path home) {
        setting = Run.at(server.url(), home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String image(String state) {
        return "{\"name\":\"base\",\"state\":\"" + state + "\",\"percent\":10,\"detail\":\"step 1\",\"bytes\":2048}";
    }

    @Test
    void aBuildIsFollowedToItsEndWithItsLog() {
        server.json("POST /images/base/build", image("building"));
        server.json("GET /images/base", image("building"));
        server.json("GET /images/base", image("ready"));
        server.answer(
                "GET /images/base/log",
                new StubServer.Answer(200, "text/event-stream", "data: {\"text\":\"fetching\"}\n\n", Map.of()));
        Run run = setting.run("image", "build", "base", "--follow");
        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("fetching", "Building the image base");
        assertThat(run.out()).isEqualTo("base is ready  2.0 KiB\n");
    }

    @Test
    void aBuildThatFailsEndsWithTheLogsLastLines() {
        server.json("POST /images/base/build", image("failed"));
        server.json("GET /images/base/log", Wire.page("{\"text\":\"disk full\"}", ""));
        Run run = setting.run("image", "build", "base", "--wait");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("The image base is failed", "disk full");
    }

    @Test
    void anImageThatIsReadyIsNotWaitedFor() {
        server.json("POST /images/base/build", image("ready"));
        assertThat(setting.run("image", "build", "base", "--wait").code()).isZero();
        assertThat(server.seen).hasSize(1);
    }

    @Test
    void completionIsWrittenForEachShell() {
        assertThat(setting.run("completion", "bash").out()).contains("workspace", "--template");
        assertThat(setting.run("completion", "zsh").out()).contains("bashcompinit");
        assertThat(setting.run("completion", "fish").out())
                .contains("complete -c studiolo -n '__fish_use_subcommand' -a workspace");
    }
}

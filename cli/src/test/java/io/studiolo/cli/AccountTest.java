package io.studiolo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
    private final StubServer server = new StubServer();
    private final Path home;
    private final Run.Setting setting;

    AccountTest(@TempDir Path home) {
        this.home = home;
        setting = Run.at(server.url(), home).without("STUDIOLO_TOKEN");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void loginMakesATokenEndsItsSessionAndKeepsTheTokenForThisUserOnly() throws IOException {
        server.answer(
                "POST /session",
                new StubServer.Answer(
                        200,
                        "application/json",
                        "{\"user\":{\"name\":\"ada\"},\"csrfToken\":\"c\",\"passwordChangeRequired\":false}",
                        Map.of("Set-Cookie", "studiolo=abc; HttpOnly")));
        server.json("POST /tokens", "{\"id\":\"t-1\",\"token\":\"stl_kept\"}");
        server.answer("DELETE /session", new StubServer.Answer(204, "text/plain", "", Map.of()));
        server.json("GET /session", Wire.self());
        Run run = setting.typing("pass word\n").run("login", "--username", "ada", "--password-stdin");
        assertThat(run.err()).contains("Signed in to " + server.url() + " as ada");
        assertThat(server.only("POST /session").body()).contains("\"password\":\"pass word\"");
        assertThat(server.only("POST /tokens").header("X-csrf-token")).isEqualTo("c");
        assertThat(server.only("POST /tokens").header("Cookie")).isEqualTo("studiolo=abc");
        Path file = home.resolve(".config/studiolo/credentials.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        setting.run("whoami");
        assertThat(server.seen.getLast().header("Authorization")).isEqualTo("Bearer stl_kept");

        server.answer("DELETE /tokens/t-1", new StubServer.Answer(204, "text/plain", "", Map.of()));
        assertThat(setting.run("logout").code()).isZero();
        assertThat(server.only("DELETE /tokens/t-1").header("Authorization")).isEqualTo("Bearer stl_kept");
        assertThat(Files.readString(file)).doesNotContain("stl_kept");
    }

    @Test
    void noOptionTakesAPassword() {
        Run run = setting.run("login", "--username", "ada", "--password", "x");
        assertThat(run.code()).isEqualTo(2);
        assertThat(server.seen).isEmpty();
    }

    @Test
    void loginInAPipeSaysWhatItNeeds() {
        assertThat(setting.run("login").code()).isEqualTo(2);
    }

    @Test
    void theLocalAdminsTokenGoesToThisMachineOnly() throws IOException {
        Files.writeString(home.resolve("admin.token"), "stl_admin\n");
        Run.Setting local = setting.with("STUDIOLO_DATA_DIR", home.toString());
        server.json("GET /session", Wire.self());
        assertThat(local.run("whoami").out()).contains("ada", "admin.token");
        assertThat(server.only("GET /session").header("Authorization")).isEqualTo("Bearer stl_admin");
        assertThat(io.studiolo.cli.client.Credentials.find(
                        new io.studiolo.cli.client.Environment(local.variables(), home, false),
                        io.studiolo.cli.client.ServerUrl.parse("http://localhost.evil.example:8080")))
                .isEmpty();
    }

    @Test
    void aOneTimePasswordIsPrintedOnce() {
        server.json("POST /users", "{\"user\":{\"name\":\"bob\",\"role\":\"member\"},\"oneTimePassword\":\"abc\"}");
        assertThat(setting.run("user", "create", "bob", "--role", "member").out())
                .contains("bob", "abc");
    }

    @Test
    void aTokenIsRevokedByItsName() {
        server.json("GET /tokens?limit=200", Wire.page("{\"id\":\"t-1\",\"name\":\"ci\"}", ""));
        server.answer("DELETE /tokens/t-1", new StubServer.Answer(204, "text/plain", "", Map.of()));
        assertThat(setting.run("token", "revoke", "ci").code()).isZero();
        assertThat(setting.run("token", "revoke", "other").code()).isEqualTo(3);
    }

    @Test
    void aLinkCarriesItsCodeInTheFragment() {
        server.json("POST /session/codes", "{\"code\":\"one-use\"}");
        assertThat(setting.run("session", "link", "--next", "/workspaces/ada/demo")
                        .out())
                .isEqualTo(server.url() + "/signin?next=%2Fworkspaces%2Fada%2Fdemo#code=one-use\n");
    }
}

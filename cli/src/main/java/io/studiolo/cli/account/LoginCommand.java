package io.studiolo.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.api.SignInRequest;
import io.studiolo.api.TokenRequest;
import io.studiolo.cli.client.Api;
import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.client.CredentialFile;
import io.studiolo.cli.client.Json;
import io.studiolo.cli.console.Console;
import io.studiolo.cli.failure.FailedException;
import io.studiolo.cli.failure.UsageException;
import io.studiolo.cli.invocation.Invocation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Signs in and keeps a token of this machine's own, which can be revoked alone. */
@Command(name = "login", description = "Sign in to a server and keep a token for it.")
public final class LoginCommand implements Runnable {
    private final Invocation invocation;

    @Option(names = "--username", paramLabel = "USER", description = "The user name; asked for where it is absent.")
    String username = "";

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    boolean passwordFromInput;

    @Option(names = "--token-stdin", description = "Keep this token, read from standard input, instead of signing in.")
    boolean tokenFromInput;

    public LoginCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        if (tokenFromInput && (passwordFromInput || !username.isEmpty())) {
            throw new UsageException("--token-stdin needs neither a user name nor a password");
        }
        CredentialFile.Entry entry = tokenFromInput ? givenToken() : signedIn();
        JsonNode self = invocation.apiWith(Optional.of(entry.token())).get(ApiPath.of("session"));
        new CredentialFile(invocation.environment().credentialsFile()).put(invocation.url(), entry);
        invocation
                .console()
                .note("Signed in to " + invocation.url() + " as "
                        + self.at("/user/name").asText());
    }

    private CredentialFile.Entry givenToken() {
        return new CredentialFile.Entry(invocation.console().secretFromInput("--token-stdin"), "");
    }

    private CredentialFile.Entry signedIn() {
        Console console = invocation.console();
        if (!console.canAsk() && (username.isEmpty() || !passwordFromInput)) {
            throw new UsageException("In a pipe give --username and --password-stdin, or --token-stdin");
        }
        String user = username.isEmpty() ? console.ask("User name: ") : username;
        String password =
                passwordFromInput ? console.secretFromInput("--password-stdin") : console.askSecret("Password: ");
        Api api = invocation.apiWith(Optional.empty());
        HttpResponse<String> answer =
                api.exchange(ApiCall.post(ApiPath.of("session")).body(new SignInRequest(user, password, null)));
        return tokenOf(api, answer);
    }

    // The session only serves to make the token, and ends with it.
    private CredentialFile.Entry tokenOf(Api api, HttpResponse<String> answer) {
        JsonNode signedIn = tree(answer.body());
        String cookies = answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        String csrf = signedIn.path("csrfToken").asText();
        if (signedIn.path("passwordChangeRequired").asBoolean()) {
            api.send(withSession(ApiCall.delete(ApiPath.of("session")), cookies, csrf));
            throw new FailedException("The one-time password must be changed first; sign in at " + invocation.url());
        }
        TokenRequest request = new TokenRequest("studiolo login", null, null);
        JsonNode token = api.send(withSession(ApiCall.post(ApiPath.of("tokens")).body(request), cookies, csrf));
        api.send(withSession(ApiCall.delete(ApiPath.of("session")), cookies, csrf));
        return new CredentialFile.Entry(
                token.path("token").asText(), token.path("id").asText());
    }

    private ApiCall withSession(ApiCall call, String cookies, String csrf) {
        return call.header("Cookie", cookies)
                .header("X-Csrf-Token", csrf)
                .header("Origin", invocation.url().toString());
    }

    private JsonNode tree(String body) {
        try {
            return Json.parse(body);
        } catch (IOException e) {
            throw new FailedException(invocation.url() + " answered with something that is no JSON");
        }
    }
}

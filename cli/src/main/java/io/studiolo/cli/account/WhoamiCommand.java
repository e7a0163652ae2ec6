package io.studiolo.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.client.Credentials;
import io.studiolo.cli.console.View;
import io.studiolo.cli.invocation.Invocation;
import java.util.List;
import picocli.CommandLine.Command;

/** Who the server takes the caller for. */
@Command(name = "whoami", description = "Show who is signed in, and by what.")
public final class WhoamiCommand implements Runnable {
    private final Invocation invocation;

    public WhoamiCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        JsonNode user = invocation.api().get(ApiPath.of("session")).path("user");
        String source = Credentials.find(invocation.environment(), invocation.url())
                .map(Credentials.Found::source)
                .orElse("nothing");
        invocation
                .printer()
                .one(
                        user,
                        View.named("name"),
                        () -> List.of(user.path("name").asText() + " ("
                                + user.path("role").asText() + ") at " + invocation.url() + ", by " + source));
    }
}

package io.studiolo.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.api.PlatformRole;
import io.studiolo.api.UserRequest;
import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.console.View;
import io.studiolo.cli.failure.UsageException;
import io.studiolo.cli.invocation.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Accounts, for admins. */
@Command(name = "user", description = "See and create accounts (admins).")
public final class UserCommand {
    private final Invocation invocation;

    public UserCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", aliases = "ls", description = "List the accounts.")
    void list() {
        View view = View.named("name")
                .column("NAME", "name")
                .column("DISPLAY NAME", "displayName")
                .column("ROLE", "role")
                .column("SINCE", "createdAt");
        invocation.printer().list(invocation.api().all(ApiPath.of("users")), view);
    }

    @Command(name = "create", description = "Create an account; without a password a one-time password is printed.")
    void create(
            @Parameters(paramLabel = "NAME", description = "2 to 20 of a-z, 0-9 and hyphens.") String name,
            @Option(names = "--password-stdin", description = "Read the password from standard input.")
                    boolean passwordFromInput,
            @Option(names = "--role", paramLabel = "ROLE", description = "admin or member (default: member).") @Nullable
                    PlatformRole role,
            @Option(names = "--display-name", paramLabel = "TEXT", description = "The name people see.") @Nullable
                    String displayName) {
        if (!name.matches("[a-z][a-z0-9-]{1,19}")) {
            throw new UsageException("\"" + name.toLowerCase(Locale.ROOT)
                    + "\" is no user name; use 2 to 20 of a-z, 0-9 and hyphens, beginning with a letter");
        }
        String password = passwordFromInput ? invocation.console().secretFromInput("--password-stdin") : null;
        JsonNode made = invocation
                .api()
                .send(ApiCall.post(ApiPath.of("users")).body(new UserRequest(name, displayName, password, role)));
        invocation.printer().one(made, View.named("user"), () -> {
            List<String> lines = new ArrayList<>();
            lines.add(made.at("/user/name").asText() + " has an account as "
                    + made.at("/user/role").asText());
            if (made.hasNonNull("oneTimePassword")) {
                lines.add("One-time password, shown this once: "
                        + made.get("oneTimePassword").asText());
            }
            return lines;
        });
    }
}

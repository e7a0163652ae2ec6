package io.studiolo.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.api.Permission;
import io.studiolo.api.TokenRequest;
import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.console.View;
import io.studiolo.cli.failure.FailedException;
import io.studiolo.cli.failure.UsageException;
import io.studiolo.cli.invocation.Invocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The caller's API tokens. */
@Command(name = "token", description = "Create, see and revoke your API tokens.")
public final class TokenCommand {
    private static final View VIEW = View.named("id")
            .column("NAME", "name")
            .column("PREFIX", "prefix")
            .column("SCOPES", one -> scopes(one.path("scopes")))
            .column("EXPIRES", "expiresAt")
            .column("LAST USED", "lastUsedAt")
            .column("ID", "id");

    private final Invocation invocation;

    public TokenCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", aliases = "ls", description = "List your tokens.")
    void list() {
        invocation.printer().list(invocation.api().all(ApiPath.of("tokens")), VIEW);
    }

    @Command(name = "create", description = "Create a token; its secret is printed this once.")
    void create(
            @Parameters(paramLabel = "NAME", description = "What it is for.") String name,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            split = ",",
                            description = "What it may do, as in workspace:read; repeatable (default: all you may).")
                    @Nullable
                    List<String> scopes,
            @Option(names = "--expires", paramLabel = "DURATION", description = "When it ends: 1h, 30d (default: 30d).")
                    @Nullable
                    String expires) {
        if (expires != null && !expires.matches("[1-9][0-9]{0,5}[smhd]")) {
            throw new UsageException("\"" + expires + "\" is no duration; write 1h or 30d");
        }
        List<Permission> granted =
                scopes == null ? null : scopes.stream().map(TokenCommand::scope).toList();
        JsonNode token = invocation
                .api()
                .send(ApiCall.post(ApiPath.of("tokens")).body(new TokenRequest(name, granted, expires)));
        invocation.printer().one(token, VIEW, () -> List.of(token.path("token").asText()));
    }

    @Command(name = "revoke", description = "End a token at once.")
    void revoke(@Parameters(paramLabel = "TOKEN", description = "Its name or id.") String which) {
        List<String> ids = new ArrayList<>();
        for (JsonNode token : invocation.api().all(ApiPath.of("tokens"))) {
            String id = token.path("id").asText();
            if (id.equals(which) || token.path("name").asText().equals(which)) {
                ids.add(id);
            }
        }
        if (ids.isEmpty()) {
            throw FailedException.notFound(
                    "You have no token \"" + which + "\"; `studiolo token list` shows what you have");
        }
        if (ids.size() > 1) {
            throw new UsageException("There are " + ids.size() + " tokens \"" + which + "\"; name one by its id: "
                    + String.join(", ", ids));
        }
        invocation.api().send(ApiCall.delete(ApiPath.of("tokens", ids.getFirst())));
        invocation.console().note("The token " + which + " is revoked");
    }

    private static Permission scope(String text) {
        try {
            return Permission.fromWire(text);
        } catch (IllegalArgumentException e) {
            String all =
                    Arrays.stream(Permission.values()).map(Permission::wire).collect(Collectors.joining(", "));
            throw new UsageException("\"" + text + "\" is no scope; there are " + all);
        }
    }

    private static String scopes(JsonNode scopes) {
        List<String> names = new ArrayList<>();
        scopes.forEach(scope -> names.add(scope.asText()));
        return String.join(",", names);
    }
}

package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.api.WorkspaceUpdate;
import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.console.View;
import io.studiolo.cli.failure.UsageException;
import io.studiolo.cli.invocation.Invocation;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything about workspaces. */
@Command(
        name = "workspace",
        aliases = "ws",
        description = "Create, use and delete workspaces.",
        subcommands = {
            WorkspaceCreate.class,
            WorkspaceList.class,
            WorkspaceStart.class,
            WorkspaceStop.class,
            WorkspaceRestart.class,
            WorkspaceDelete.class,
            WorkspaceLogs.class,
            WorkspaceStats.class,
            WorkspaceTerminal.class
        })
public final class WorkspaceCommand {
    private static final String WHICH = "NAME, OWNER/NAME or its id.";

    private final Invocation invocation;

    public WorkspaceCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "show", description = "Show a workspace.")
    void show(@Parameters(paramLabel = "NAME", description = WHICH) String name) {
        JsonNode one = find(name);
        Instant now = invocation.clock().instant();
        invocation.printer().one(one, WorkspaceView.list(now), () -> WorkspaceView.describe(one, now));
    }

    @Command(name = "rename", description = "Rename a workspace; the addresses of its apps change with it.")
    void rename(
            @Parameters(paramLabel = "NAME", description = WHICH) String name,
            @Parameters(paramLabel = "NEW", description = "The new name.") String fresh) {
        update(name, new WorkspaceUpdate(WorkspaceName.checked(fresh), null));
    }

    @Command(name = "describe", description = "Change the word on a workspace.")
    void describe(
            @Parameters(paramLabel = "NAME", description = WHICH) String name,
            @Parameters(paramLabel = "TEXT", description = "At most 500 characters.") String text) {
        if (text.codePointCount(0, text.length()) > 500) {
            throw new UsageException("A description has at most 500 characters, this one has " + text.length());
        }
        update(name, new WorkspaceUpdate(null, text));
    }

    @Command(name = "restore", description = "Bring a workspace back from the bin; it is stopped then.")
    void restore(@Parameters(paramLabel = "NAME", description = WHICH) String name, @Mixin WaitOptions waiting) {
        JsonNode before = new Workspaces(invocation.api()).findInBin(name);
        ApiPath path = ApiPath.of("workspaces", before.path("id").asText(), "restore");
        JsonNode restored = invocation.api().send(ApiCall.post(path));
        if (waiting.wait) {
            restored = new WorkspaceWait(invocation).until(restored, Goal.of("stopped", before), waiting.timeout);
        }
        brief(restored);
    }

    @Command(name = "timeline", description = "Show what happened to a workspace, newest first.")
    void timeline(
            @Parameters(paramLabel = "NAME", description = WHICH) String name,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            converter = Quantities.Pids.class,
                            defaultValue = "50",
                            description = "How many entries (default: 50, at most 200).")
                    Integer limit) {
        ApiPath path = ApiPath.of("workspaces", find(name).path("id").asText(), "timeline");
        View view = View.named("id")
                .column("WHEN", "at")
                .column("WHAT", WorkspaceCommand::what)
                .column("WHO", "actor")
                .column("WHY", "cause");
        invocation.printer().list(invocation.api().first(path, Math.min(limit, 200)), view);
    }

    @Command(name = "open", description = "Print where an app opens, and open it where there is a browser.")
    void open(
            @Parameters(paramLabel = "NAME", description = WHICH) String name,
            @Option(names = "--app", paramLabel = "APP", defaultValue = "", description = "Which (default: the first).")
                    String app,
            @Option(names = "--print", description = "Print the address only.") boolean print) {
        if (print) {
            invocation.console().out(AppAddress.of(find(name), app));
        } else {
            new AppAddress(invocation).open(find(name), app);
        }
    }

    private void update(String name, WorkspaceUpdate update) {
        JsonNode before = find(name);
        ApiCall call = ApiCall.patch(ApiPath.of("workspaces", before.path("id").asText()))
                .body(update)
                .header("If-Match", "\"" + before.path("version").asText() + "\"");
        brief(invocation.api().send(call));
    }

    private JsonNode find(String name) {
        return new Workspaces(invocation.api()).find(name);
    }

    private void brief(JsonNode one) {
        invocation.printer().one(one, WorkspaceView.list(invocation.clock().instant()), () -> WorkspaceView.brief(one));
    }

    private static String what(JsonNode entry) {
        String to = entry.path("to").asText();
        return to.isEmpty() ? entry.path("kind").asText() : entry.path("from").asText() + " → " + to;
    }
}

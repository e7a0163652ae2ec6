package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.console.Console;
import io.studiolo.cli.failure.UsageException;
import io.studiolo.cli.invocation.Invocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "delete", aliases = "rm", description = "Put a workspace into the bin, or purge it.")
final class WorkspaceDelete implements Runnable {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "NAME, OWNER/NAME or its id.")
    String name = "";

    @Option(names = "--confirm", paramLabel = "NAME", description = "The name again, instead of being asked for it.")
    @Nullable
    String confirm;

    @Option(names = "--purge", description = "For good, with its data; out of the bin too.")
    boolean purge;

    @Mixin
    WaitOptions waiting = new WaitOptions();

    WorkspaceDelete(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        WorkspaceName.parse(name);
        if (confirm == null && !invocation.console().canAsk()) {
            throw new UsageException("A delete must be confirmed; repeat the name with --confirm " + name);
        }
        Workspaces workspaces = new Workspaces(invocation.api());
        Optional<JsonNode> live = purge ? workspaces.findIfAny(name) : Optional.of(workspaces.find(name));
        JsonNode workspace = live.orElseGet(() -> workspaces.findInBin(name));
        String id = workspace.path("id").asText();
        String typed = confirmed(workspace);
        ApiPath path = ApiPath.of("workspaces", id).with("confirm", typed).with("purge", purge ? "true" : "");
        JsonNode answer = invocation.api().send(ApiCall.delete(path));
        if (waiting.wait) {
            Goal goal = purge ? Goal.gone(workspace) : Goal.of("deleted", workspace);
            answer = new WorkspaceWait(invocation).until(answer.isObject() ? answer : workspace, goal, waiting.timeout);
        }
        report(workspace, answer);
    }

    private String confirmed(JsonNode workspace) {
        String shortName = workspace.path("name").asText();
        String given = confirm == null ? ask(workspace) : confirm;
        String whole = workspace.path("owner").asText() + "/" + shortName;
        if (given.equals(shortName) || given.equals(whole)) {
            return shortName;
        }
        throw new UsageException(
                "\"" + given + "\" is not the name of the workspace, \"" + shortName + "\"; nothing was deleted");
    }

    private String ask(JsonNode workspace) {
        Console console = invocation.console();
        JsonNode review = invocation
                .api()
                .get(ApiPath.of("workspaces", workspace.path("id").asText(), "delete-review"));
        console.error("This deletes " + workspace.path("owner").asText() + "/"
                + workspace.path("name").asText() + (purge ? " for good, with its data." : "."));
        review.path("dependencies")
                .forEach(one -> console.error("  - " + one.path("text").asText()));
        if (!purge) {
            console.error("It stays in the bin until " + review.path("purgeAt").asText() + ".");
        }
        return console.ask("Type its name to go on: ");
    }

    private void report(JsonNode workspace, JsonNode answer) {
        String shortName = workspace.path("name").asText();
        if (!answer.isObject()) {
            invocation.console().note(shortName + " is gone for good");
            return;
        }
        invocation.printer().one(answer, WorkspaceView.list(invocation.clock().instant()), () -> {
            String back = "; `studiolo workspace restore " + shortName + "` brings it back";
            return List.of(shortName + " is " + WorkspaceView.state(answer) + (purge ? "" : back));
        });
    }
}

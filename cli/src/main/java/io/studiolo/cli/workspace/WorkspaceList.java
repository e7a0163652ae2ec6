package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.api.WorkspaceState;
import io.studiolo.cli.client.Api;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.failure.UsageException;
import io.studiolo.cli.invocation.Invocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", aliases = "ls", description = "List workspaces; an admin sees everybody's.")
final class WorkspaceList implements Runnable {
    private final Invocation invocation;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            split = ",",
            description = "Only those in these states: running, stopped, …")
    List<String> states = new ArrayList<>();

    @Option(names = "--query", paramLabel = "TEXT", description = "Only those with this in their name.")
    String query = "";

    @Option(names = "--owner", paramLabel = "USER", description = "Only this person's.")
    String owner = "";

    @Option(names = "--all", description = "Those in the bin too.")
    boolean all;

    WorkspaceList(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        states.forEach(WorkspaceList::check);
        Api api = invocation.api();
        ApiPath path = ApiPath.of("workspaces").with("q", query).with("owner", owner);
        List<JsonNode> found = new ArrayList<>(api.all(path.with("state", String.join(",", states))));
        if (all && states.isEmpty()) {
            found.addAll(api.all(path.with("state", "deleted")));
        }
        invocation.printer().list(found, WorkspaceView.list(invocation.clock().instant()));
    }

    private static void check(String state) {
        List<String> known =
                Arrays.stream(WorkspaceState.values()).map(WorkspaceState::wire).collect(Collectors.toList());
        if (!known.contains(state)) {
            throw new UsageException("\"" + state + "\" is no state; there are " + String.join(", ", known));
        }
    }
}

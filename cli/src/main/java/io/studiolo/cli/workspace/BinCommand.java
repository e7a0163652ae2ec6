package io.studiolo.cli.workspace;

import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.invocation.Invocation;
import picocli.CommandLine.Command;

/** What was deleted and is still kept. */
@Command(name = "bin", description = "See deleted workspaces that are still kept.")
public final class BinCommand {
    private final Invocation invocation;

    public BinCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", aliases = "ls", description = "List them.")
    void list() {
        ApiPath path = ApiPath.of("workspaces").with("state", "deleted");
        invocation
                .printer()
                .list(
                        invocation.api().all(path),
                        WorkspaceView.bin(invocation.clock().instant()));
    }
}

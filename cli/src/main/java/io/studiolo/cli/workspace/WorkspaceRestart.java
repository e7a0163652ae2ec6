package io.studiolo.cli.workspace;

import io.studiolo.cli.invocation.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "restart", description = "Stop workspaces and start them anew.")
final class WorkspaceRestart implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "NAME, OWNER/NAME or ids.")
    List<String> names = new ArrayList<>();

    @Mixin
    WaitOptions waiting = new WaitOptions();

    WorkspaceRestart(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return new Power(invocation, "restart", before -> Goal.restarted(before)).on(names, waiting);
    }
}

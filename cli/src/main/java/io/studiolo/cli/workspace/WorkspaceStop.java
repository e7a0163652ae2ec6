package io.studiolo.cli.workspace;

import io.studiolo.cli.invocation.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "stop", description = "Stop workspaces; their files stay.")
final class WorkspaceStop implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", arity = "1..*", description = "NAME, OWNER/NAME or ids.")
    List<String> names = new ArrayList<>();

    @Mixin
    WaitOptions waiting = new WaitOptions();

    WorkspaceStop(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        return new Power(invocation, "stop", before -> Goal.of("stopped", before)).on(names, waiting);
    }
}

package io.studiolo.cli;

import io.studiolo.cli.failure.UsageException;
import io.studiolo.cli.invocation.Invocation;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = "Print a completion script: studiolo completion bash > FILE, then source it.")
final class CompletionCommand implements Runnable {
    private final Invocation invocation;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    String shell = "";

    CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        String script = switch (shell) {
            case "bash", "zsh" -> AutoComplete.bash("studiolo", spec.root().commandLine());
            case "fish" -> new FishCompletion(spec.root()).script();
            default -> throw new UsageException("There is no completion for \"" + shell + "\"; use bash, zsh or fish");
        };
        invocation.console().outRaw(script);
    }
}

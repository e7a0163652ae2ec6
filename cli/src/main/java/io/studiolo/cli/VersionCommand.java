package io.studiolo.cli;

import io.studiolo.cli.invocation.Invocation;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Print the version of this program.")
final class VersionCommand implements Runnable {
    private final Invocation invocation;

    VersionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        invocation.console().out("studiolo " + (version == null ? "development" : version));
    }
}

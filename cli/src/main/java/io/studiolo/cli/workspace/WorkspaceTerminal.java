package io.studiolo.cli.workspace;

import io.studiolo.cli.console.RawTerminal;
import io.studiolo.cli.failure.FailedException;
import io.studiolo.cli.failure.UsageException;
import io.studiolo.cli.invocation.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "terminal", aliases = "term", description = "Open a terminal in a workspace.")
final class WorkspaceTerminal implements Callable<Integer> {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "NAME, OWNER/NAME or its id.")
    String name = "";

    @Option(names = "--session", paramLabel = "SESSION", description = "Join this session (default: main).")
    String session = "main";

    WorkspaceTerminal(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        WorkspaceName.parse(name);
        if (!invocation.console().canAsk() || !invocation.console().isOutTerminal()) {
            throw new UsageException("A terminal needs a terminal; this is a pipe");
        }
        String id = new Workspaces(invocation.api()).find(name).path("id").asText();
        RawTerminal.Size size = RawTerminal.size().orElse(new RawTerminal.Size(80, 24));
        TerminalLink link = TerminalLink.open(invocation, id, session, size);
        try (RawTerminal _ = RawTerminal.raw()) {
            Thread.ofVirtual()
                    .name("keys")
                    .start(() -> link.copyKeys(invocation.console().in()));
            Thread.ofVirtual().name("size").start(() -> link.followSize(invocation.pause(), size));
            return link.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedException("Interrupted");
        }
    }
}

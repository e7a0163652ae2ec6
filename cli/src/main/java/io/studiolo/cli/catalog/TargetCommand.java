package io.studiolo.cli.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.console.View;
import io.studiolo.cli.console.Words;
import io.studiolo.cli.invocation.Invocation;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Where workspaces run. */
@Command(name = "target", description = "See the machine that runs workspaces.")
public final class TargetCommand {
    private final Invocation invocation;

    public TargetCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "show", description = "Show its room and what is not in force on it.")
    void show() {
        JsonNode target = invocation.api().get(ApiPath.of("target"));
        invocation.printer().one(target, View.named("name"), () -> describe(target));
    }

    private static List<String> describe(JsonNode target) {
        List<String> lines = new ArrayList<>();
        lines.add(target.path("name").asText() + "  " + target.path("runtime").asText() + " "
                + target.path("version").asText()
                + (target.path("reachable").asBoolean() ? "" : ", which doesn't answer: the figures are old"));
        JsonNode cpu = target.path("cpu");
        lines.add("  CPU      " + Words.cpu(cpu.path("free").asLong()) + " of "
                + Words.cpu(cpu.path("total").asLong()) + " free, "
                + Words.cpu(cpu.path("reserved").asLong()) + " reserved");
        lines.add("  Memory   " + room(target.path("memory")));
        lines.add("  Disk     " + room(target.path("disk")));
        lines.add("  Running  " + target.path("running").asText());
        target.path("warnings").forEach(warning -> lines.add("  ! " + warning.asText()));
        return lines;
    }

    private static String room(JsonNode amount) {
        return Words.bytes(amount.path("free").asLong()) + " of "
                + Words.bytes(amount.path("total").asLong()) + " free, "
                + Words.bytes(amount.path("reserved").asLong()) + " reserved";
    }
}

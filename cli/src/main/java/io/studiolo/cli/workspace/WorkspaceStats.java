package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.api.Quantity;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.client.EventStream;
import io.studiolo.cli.client.Json;
import io.studiolo.cli.console.View;
import io.studiolo.cli.console.Words;
import io.studiolo.cli.failure.UnreachableException;
import io.studiolo.cli.invocation.Invocation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stats", description = "Show what it uses now.")
final class WorkspaceStats implements Runnable {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "NAME, OWNER/NAME or its id.")
    String name = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on each second until Ctrl-C.")
    boolean follow;

    WorkspaceStats(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        JsonNode workspace = new Workspaces(invocation.api()).find(name);
        ApiPath path = ApiPath.of("workspaces", workspace.path("id").asText(), "usage", "now");
        if (!follow) {
            JsonNode sample = invocation.api().get(path);
            invocation.printer().one(sample, View.named("at"), () -> describe(workspace, sample));
            return;
        }
        try (EventStream stream = invocation.api().events(path)) {
            for (Optional<EventStream.Message> next = stream.next(); next.isPresent(); next = stream.next()) {
                if (next.get().type().equals("usage")) {
                    JsonNode sample = Json.parse(next.get().data());
                    invocation.printer().streamed(sample, () -> String.join("  ", describe(workspace, sample)));
                }
            }
        } catch (IOException e) {
            throw UnreachableException.interrupted(invocation.url(), "broke off the figures");
        }
    }

    static List<String> describe(JsonNode workspace, JsonNode sample) {
        long limit = Quantity.bytes(workspace.at("/resources/memory").asText("0"));
        long disk = sample.path("diskBytes").asLong(-1);
        return List.of(
                "CPU        " + Words.cpu(sample.path("cpuMillis").asLong()) + " of "
                        + workspace.at("/resources/cpu").asText(),
                "Memory     " + Words.bytes(sample.path("memoryBytes").asLong()) + " of " + Words.bytes(limit),
                "Network    " + rate(sample, "networkRxBytesPerSecond") + " in, "
                        + rate(sample, "networkTxBytesPerSecond") + " out",
                "Disk I/O   " + rate(sample, "blockReadBytesPerSecond") + " read, "
                        + rate(sample, "blockWriteBytesPerSecond") + " written",
                "Disk       " + (disk < 0 ? "not measured yet" : Words.bytes(disk)),
                "Processes  " + sample.path("processes").asText() + " of "
                        + workspace.at("/resources/pids").asText());
    }

    private static String rate(JsonNode sample, String member) {
        return Words.bytes(sample.path(member).asLong()) + "/s";
    }
}

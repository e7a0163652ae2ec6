package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.client.EventStream;
import io.studiolo.cli.client.Json;
import io.studiolo.cli.failure.UnreachableException;
import io.studiolo.cli.invocation.Invocation;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Print what its apps wrote.")
final class WorkspaceLogs implements Runnable {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "NAME, OWNER/NAME or its id.")
    String name = "";

    @Option(names = "--app", paramLabel = "APP", description = "Only this app's lines.")
    String app = "";

    @Option(
            names = "--tail",
            paramLabel = "N",
            converter = Quantities.Pids.class,
            description = "The last N lines (default: 200).")
    Integer tail = 200;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with new lines until Ctrl-C.")
    boolean follow;

    WorkspaceLogs(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        String id = new Workspaces(invocation.api()).find(name).path("id").asText();
        ApiPath path = ApiPath.of("workspaces", id, "logs").with("app", app).with("tail", Integer.toString(tail));
        if (!follow) {
            for (JsonNode line : invocation.api().get(path).path("items")) {
                print(line);
            }
            return;
        }
        try (EventStream stream = invocation.api().events(path)) {
            for (Optional<EventStream.Message> next = stream.next(); next.isPresent(); next = stream.next()) {
                if (next.get().type().equals("log")) {
                    print(Json.parse(next.get().data()));
                }
            }
        } catch (IOException e) {
            throw UnreachableException.interrupted(invocation.url(), "broke off the log");
        }
    }

    private void print(JsonNode line) {
        invocation.printer().streamed(line, () -> {
            String source = invocation.console().dim(line.path("source").asText() + " |");
            return source + " " + line.path("text").asText();
        });
    }
}

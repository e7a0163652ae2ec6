package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.studiolo.api.WorkspaceUpdate;
import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.failure.FailedException;
import io.studiolo.cli.failure.UsageException;
import io.studiolo.cli.invocation.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the server have what a file describes; doing it twice changes nothing. */
@Command(name = "apply", description = "Create the workspaces that a file describes, if they are not there yet.")
public final class ApplyCommand implements Runnable {
    private final Invocation invocation;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            required = true,
            description = "A YAML file, or - for standard input.")
    String file = "";

    @Mixin
    WaitOptions waiting = new WaitOptions();

    public ApplyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        List<String> differences = new ArrayList<>();
        for (Manifest manifest : Manifest.read(content())) {
            differences.addAll(apply(manifest));
        }
        if (!differences.isEmpty()) {
            throw new FailedException("The file asks for what can't be changed in place", differences);
        }
    }

    private List<String> apply(Manifest manifest) {
        String name = manifest.request().name();
        Optional<JsonNode> existing = new Workspaces(invocation.api()).findIfAny(name);
        if (existing.isEmpty()) {
            create(manifest);
            return List.of();
        }
        List<String> differences = manifest.differences(existing.get());
        String description = manifest.request().description();
        boolean redescribe = description != null
                && !description.equals(existing.get().path("description").asText());
        if (redescribe) {
            String id = existing.get().path("id").asText();
            invocation
                    .api()
                    .send(ApiCall.patch(ApiPath.of("workspaces", id)).body(new WorkspaceUpdate(null, description)));
        }
        if (differences.isEmpty()) {
            invocation.console().out(name + (redescribe ? " changed: description" : " unchanged"));
        }
        return differences.stream().map(line -> name + ": " + line).toList();
    }

    private void create(Manifest manifest) {
        JsonNode made = invocation
                .api()
                .send(ApiCall.post(ApiPath.of("workspaces"))
                        .body(manifest.request())
                        .header("Idempotency-Key", UUID.randomUUID().toString()));
        if (waiting.wait) {
            Goal goal = Goal.of("running", MissingNode.getInstance());
            new WorkspaceWait(invocation).until(made, goal, waiting.timeout);
        }
        invocation.console().out(manifest.request().name() + " created");
    }

    private String content() {
        try {
            return file.equals("-")
                    ? new String(invocation.console().in().readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UsageException("The file " + file + " can't be read");
        }
    }
}

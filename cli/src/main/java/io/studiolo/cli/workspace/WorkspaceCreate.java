package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.studiolo.api.WorkspaceRequest;
import io.studiolo.api.WorkspaceType;
import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.console.View;
import io.studiolo.cli.failure.FailedException;
import io.studiolo.cli.invocation.Invocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Create a workspace and start it.")
final class WorkspaceCreate implements Runnable {
    private final Invocation invocation;

    @Parameters(paramLabel = "NAME", description = "1 to 27 of a-z, 0-9 and single hyphens.")
    String name = "";

    @Option(
            names = {"-t", "--template"},
            paramLabel = "TEMPLATE",
            required = true,
            description = "What it is made from; see `studiolo template list`.")
    String template = "";

    @Option(
            names = "--cpu",
            paramLabel = "CPU",
            converter = Quantities.Cpu.class,
            description = "CPUs at most: 500m, 2 (default: the template's).")
    @Nullable
    String cpu;

    @Option(
            names = "--memory",
            paramLabel = "MEMORY",
            converter = Quantities.Memory.class,
            description = "Memory at most: 512Mi, 4Gi (default: the template's).")
    @Nullable
    String memory;

    @Option(
            names = "--pids",
            paramLabel = "N",
            converter = Quantities.Pids.class,
            description = "Processes and threads at most (default: the template's).")
    @Nullable
    Integer pids;

    @Option(names = "--param", paramLabel = "KEY=VALUE", description = "A parameter of the template; repeatable.")
    Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--env", paramLabel = "KEY=VALUE", description = "An environment variable; repeatable.")
    Map<String, String> env = new LinkedHashMap<>();

    @Option(
            names = "--secret-env",
            paramLabel = "KEY=@FILE",
            description = "A secret variable from a file, or KEY=- from standard input; repeatable.")
    Map<String, String> secretEnv = new LinkedHashMap<>();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            converter = TypeText.class,
            description = "development, data-science, computational or collaborative (default: the template's).")
    @Nullable
    WorkspaceType type;

    @Option(names = "--description", paramLabel = "TEXT", description = "A word on it.")
    @Nullable
    String description;

    @Option(names = "--dry-run", description = "Show what would come of it; create nothing.")
    boolean dryRun;

    @Option(names = "--open", description = "Wait, then open its first app in the browser.")
    boolean open;

    @Mixin
    WaitOptions waiting = new WaitOptions();

    WorkspaceCreate(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        WorkspaceName.checked(name);
        ApiPath path = ApiPath.of("workspaces");
        if (dryRun) {
            review(invocation
                    .api()
                    .send(ApiCall.post(path.with("dryRun", "true")).body(request())));
            return;
        }
        JsonNode workspace = invocation
                .api()
                .send(ApiCall.post(path)
                        .body(request())
                        .header("Idempotency-Key", UUID.randomUUID().toString()));
        if (waiting.wait || open) {
            Goal goal = Goal.of("running", MissingNode.getInstance());
            workspace = new WorkspaceWait(invocation).until(workspace, goal, waiting.timeout);
        }
        JsonNode made = workspace;
        invocation.printer().one(made, WorkspaceView.list(invocation.clock().instant()), () -> {
            return WorkspaceView.brief(made);
        });
        if (open) {
            new AppAddress(invocation).open(made, "");
        }
    }

    private WorkspaceRequest request() {
        boolean sized = cpu != null || memory != null || pids != null;
        return new WorkspaceRequest(
                name,
                template,
                type,
                description,
                sized ? new WorkspaceRequest.ResourcesRequest(cpu, memory, pids) : null,
                parameters.isEmpty() ? null : parameters,
                env.isEmpty() ? null : env,
                secretEnv.isEmpty() ? null : Secrets.read(secretEnv, invocation.console()));
    }

    private void review(JsonNode review) {
        invocation.printer().one(review, View.named("name"), () -> {
            List<String> lines = new ArrayList<>();
            JsonNode resources = review.path("resources");
            lines.add(name + " would have " + resources.path("cpu").asText() + " CPU, "
                    + resources.path("memory").asText() + " memory, "
                    + resources.path("pids").asText() + " processes");
            review.path("notes").forEach(note -> lines.add("  " + note.asText()));
            return lines;
        });
        List<String> refusals = new ArrayList<>();
        review.path("refusals").forEach(one -> refusals.add(one.path("detail").asText()));
        if (!refusals.isEmpty()) {
            throw new FailedException(name + " would be refused", refusals);
        }
    }
}

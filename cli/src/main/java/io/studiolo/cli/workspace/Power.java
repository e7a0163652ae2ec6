package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.failure.CliException;
import io.studiolo.cli.failure.ExitCode;
import io.studiolo.cli.invocation.Invocation;
import io.studiolo.cli.invocation.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Starts, stops or restarts several workspaces: all are asked first, then each is waited for. */
final class Power {
    private final Invocation invocation;
    private final String verb;
    private final Function<JsonNode, Goal> goal;
    private Optional<ExitCode> fault = Optional.empty();

    Power(Invocation invocation, String verb, Function<JsonNode, Goal> goal) {
        this.invocation = invocation;
        this.verb = verb;
        this.goal = goal;
    }

    private record Asked(JsonNode before, JsonNode answer) {}

    /** Does it; the exit code is that of the first that failed. */
    int on(List<String> names, WaitOptions waiting) {
        names.forEach(WorkspaceName::parse);
        List<Asked> asked = new ArrayList<>();
        for (String name : names) {
            attempt(() -> asked.add(ask(name)));
        }
        for (Asked one : asked) {
            attempt(() -> finish(one, waiting));
        }
        return fault.orElse(ExitCode.OK).number();
    }

    private Asked ask(String name) {
        JsonNode before = new Workspaces(invocation.api()).find(name);
        ApiPath path = ApiPath.of("workspaces", before.path("id").asText(), verb);
        return new Asked(before, invocation.api().send(ApiCall.post(path)));
    }

    private void finish(Asked one, WaitOptions waiting) {
        JsonNode now = waiting.wait
                ? new WorkspaceWait(invocation).until(one.answer(), goal.apply(one.before()), waiting.timeout)
                : one.answer();
        invocation.printer().one(now, WorkspaceView.list(invocation.clock().instant()), () -> WorkspaceView.brief(now));
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (CliException e) {
            Report.print(invocation.console(), e);
            fault = fault.or(() -> Optional.of(e.exitCode()));
        }
    }
}

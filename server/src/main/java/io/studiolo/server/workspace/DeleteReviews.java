package io.studiolo.server.workspace;

import io.studiolo.api.DeleteReview;
import io.studiolo.api.DeleteReview.Dependency;
import io.studiolo.runtime.ExecOutput;
import io.studiolo.runtime.ExecRequest;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.WorkspaceRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What hangs on a workspace, to be read before it is deleted. */
@ApplicationScoped
class DeleteReviews {
    /** Looks at each repository below /workspace: a line for commits that are nowhere else, one for changed files. */
    private static final String GIT = """
            find /workspace -maxdepth 4 -type d -name .git -prune 2>/dev/null | head -50 | while read -r dir; do
              repo=${dir%/.git}
              n=$(git -C "$repo" log --branches --not --remotes --oneline 2>/dev/null | wc -l)
              [ "$n" -gt 0 ] && echo "unpushed-commits|$n unpushed commits in ${repo#/workspace/}"
              c=$(git -C "$repo" status --porcelain 2>/dev/null | wc -l)
              [ "$c" -gt 0 ] && echo "uncommitted-changes|$c changed files not committed in ${repo#/workspace/}"
            done
            """;

    private static final int MAX_OUTPUT = 64 * 1024;
    private static final int MAX_DEPENDENCIES = 100;
    private static final Duration LOOKED = Duration.ofSeconds(7);

    private final WorkspaceRuntime runtime;
    private final Connections connections;
    private final Clock clock;
    private final Duration keep;

    DeleteReviews(
            WorkspaceRuntime runtime,
            Connections connections,
            Clock clock,
            @ConfigProperty(name = "studiolo.bin.keep", defaultValue = "PT48H") Duration keep) {
        this.runtime = runtime;
        this.connections = connections;
        this.clock = clock;
        this.keep = keep;
    }

    DeleteReview of(WorkspaceRow row) {
        List<Dependency> dependencies = new ArrayList<>();
        connections
                .of(row.id())
                .forEach(who -> dependencies.add(
                        new Dependency(who.kind(), who.user() + " is connected (" + who.kind() + ")")));
        if (row.phase() instanceof Phase.Running) {
            git(row, dependencies);
        }
        dependencies.add(new Dependency(
                "data", "the files in /workspace and the home folder stay in the bin, and go when it is emptied"));
        Instant purgeAt = row.purgeAt() == null ? clock.instant().plus(keep) : row.purgeAt();
        return new DeleteReview(row.name(), dependencies, purgeAt);
    }

    private void git(WorkspaceRow row, List<Dependency> dependencies) {
        try {
            ExecRequest request = ExecRequest.ofSystem("timeout", "5", "sh", "-c", GIT);
            String output = ExecOutput.read(runtime.exec(row.id(), request), MAX_OUTPUT, LOOKED);
            output.lines()
                    .map(line -> line.split("\\|", 2))
                    .filter(parts -> parts.length == 2)
                    .limit(MAX_DEPENDENCIES)
                    .forEach(parts -> dependencies.add(new Dependency(parts[0], parts[1])));
        } catch (RuntimeFailure | RuntimeUnavailable | IOException e) {
            dependencies.add(new Dependency("unknown", "whether there are unpushed commits can't be told now"));
        }
    }
}

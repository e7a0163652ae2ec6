package io.studiolo.server.workspace;

import io.studiolo.api.Quantity;
import io.studiolo.api.Resources;
import io.studiolo.api.Workspace;
import io.studiolo.api.WorkspaceApp;
import io.studiolo.api.WorkspaceStatus;
import io.studiolo.runtime.Limits;
import io.studiolo.server.template.Recipe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the wire record of a workspace: the row, and what is known in memory of its start and its apps. */
@ApplicationScoped
public class WorkspaceWire {
    private final Progresses progresses;
    private final AppChecks checks;
    private final AppAddresses addresses;

    WorkspaceWire(Progresses progresses, AppChecks checks, AppAddresses addresses) {
        this.progresses = progresses;
        this.checks = checks;
        this.addresses = addresses;
    }

    /** The wire form of a row. */
    public Workspace of(WorkspaceRow row) {
        WorkspaceRow.Settings s = row.settings();
        boolean starts = row.phase() instanceof Phase.Pending || row.phase() instanceof Phase.Starting;
        return new Workspace(
                row.id(),
                s.name(),
                row.owner(),
                s.description(),
                s.type(),
                s.template(),
                s.templateVersion(),
                row.phase().state(),
                status(row),
                resources(s.limits()),
                s.parameters(),
                s.env(),
                s.secretEnv().keySet().stream().sorted().toList(),
                s.apps().stream().map(app -> app(row, app)).toList(),
                starts ? progresses.of(row.id()).orElse(null) : null,
                row.createdAt(),
                startedAt(row.phase()),
                row.deletedAt(),
                row.purgeAt(),
                row.version());
    }

    static Resources resources(Limits limits) {
        return new Resources(
                Quantity.ofCpuMillis(limits.cpuMillis()), Quantity.ofBytes(limits.memoryBytes()), limits.pids());
    }

    private static WorkspaceStatus status(WorkspaceRow row) {
        WorkspaceRow.Condition c = row.condition();
        return row.phase() instanceof Phase.Failed failed
                ? new WorkspaceStatus(c.cause(), failed.reason(), c.actor(), c.since(), failed.logTail())
                : new WorkspaceStatus(c.cause(), null, c.actor(), c.since(), List.of());
    }

    private WorkspaceApp app(WorkspaceRow row, Recipe.App app) {
        return new WorkspaceApp(
                app.name(),
                app.title(),
                app.icon(),
                app.port(),
                addresses.url(app.name(), row.name(), row.owner(), app.path() == null ? "/" : app.path()),
                checks.of(row, app.name()));
    }

    private static @Nullable Instant startedAt(Phase phase) {
        return switch (phase) {
            case Phase.Running r -> r.startedAt();
            case Phase.Unknown u -> u.startedAt();
            default -> null;
        };
    }
}

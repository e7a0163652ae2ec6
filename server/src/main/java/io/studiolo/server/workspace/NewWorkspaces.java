package io.studiolo.server.workspace;

import io.studiolo.server.identity.Caller;
import io.studiolo.server.task.Failpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of new workspaces. */
@ApplicationScoped
class NewWorkspaces {
    private final WorkspaceStore store;
    private final TimelineStore timeline;
    private final Clock clock;

    NewWorkspaces(WorkspaceStore store, TimelineStore timeline, Clock clock) {
        this.store = store;
        this.timeline = timeline;
        this.clock = clock;
    }

    boolean nameTaken(Caller caller, @Nullable String name) {
        return name != null && store.findByName(caller.name(), name).isPresent();
    }

    WorkspaceRow insert(Handle handle, Caller caller, UUID id, WorkspaceRow.Settings settings) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as exact as the database keeps it
        WorkspaceRow row = new WorkspaceRow(
                id,
                caller.userId(),
                caller.name(),
                settings,
                new WorkspaceRow.Wish(Desired.RUNNING, 1, 0, false, now),
                new WorkspaceRow.Condition(new Phase.Pending(), "created by " + caller.name(), caller.name(), now),
                now,
                null,
                null,
                1);
        Failpoint.reached("create.before-insert");
        NameTaken.translate(row, () -> {
            store.insert(handle, row);
            return row;
        });
        timeline.transition(handle, row, null);
        Failpoint.reached("create.after-insert");
        return row;
    }
}

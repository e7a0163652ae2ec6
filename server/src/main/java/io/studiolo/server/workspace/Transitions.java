package io.studiolo.server.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a workspace's row changes: over the version it was read at, with an entry in the timeline when its
 * state changes, and told to the rest of the process once durable.
 */
@ApplicationScoped
class Transitions {
    private static final Logger LOG = LoggerFactory.getLogger(Transitions.class);

    private final Jdbi jdbi;
    private final WorkspaceStore store;
    private final TimelineStore timeline;
    private final Event<WorkspaceChanged> changed;
    private final Clock clock;

    Transitions(Jdbi jdbi, WorkspaceStore store, TimelineStore timeline, Event<WorkspaceChanged> changed, Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.timeline = timeline;
        this.changed = changed;
        this.clock = clock;
    }

    /** A row moved to a phase by somebody, not yet written. */
    WorkspaceRow moved(WorkspaceRow row, Phase phase, String actor, String cause) {
        if (!row.phase().mayBecome(phase)) {
            throw new IllegalStateException(
                    row.id() + " can't go from " + row.phase().state() + " to " + phase.state());
        }
        return new WorkspaceRow(
                row.id(),
                row.ownerId(),
                row.owner(),
                row.settings(),
                row.wish(),
                new WorkspaceRow.Condition(phase, cause, actor, clock.instant()),
                row.createdAt(),
                row.deletedAt(),
                row.purgeAt(),
                row.version());
    }

    /** The same row with its last request marked as brought about. */
    static WorkspaceRow settled(WorkspaceRow row) {
        WorkspaceRow.Wish w = row.wish();
        return wish(row, new WorkspaceRow.Wish(w.desired(), w.generation(), w.generation(), false, w.requestedAt()));
    }

    static WorkspaceRow wish(WorkspaceRow row, WorkspaceRow.Wish wish) {
        return new WorkspaceRow(
                row.id(),
                row.ownerId(),
                row.owner(),
                row.settings(),
                wish,
                row.condition(),
                row.createdAt(),
                row.deletedAt(),
                row.purgeAt(),
                row.version());
    }

    /**
     * Writes a change in a transaction of its own.
     *
     * @return the row as it is now; empty if somebody else changed it first, and nothing was written
     */
    Optional<WorkspaceRow> write(WorkspaceRow before, WorkspaceRow after) {
        Optional<WorkspaceRow> written = jdbi.inTransaction(handle -> write(handle, before, after));
        written.ifPresent(this::publish);
        return written;
    }

    /** Writes a change in the caller's transaction; the caller publishes after its commit. */
    Optional<WorkspaceRow> write(Handle handle, WorkspaceRow before, WorkspaceRow after) {
        if (!store.update(handle, after)) {
            return Optional.empty();
        }
        if (before.phase().state() != after.phase().state()) {
            timeline.transition(handle, after, before.phase().state());
        }
        return Optional.of(new WorkspaceRow(
                after.id(),
                after.ownerId(),
                after.owner(),
                after.settings(),
                after.wish(),
                after.condition(),
                after.createdAt(),
                after.deletedAt(),
                after.purgeAt(),
                after.version() + 1));
    }

    void publish(WorkspaceRow row) {
        LOG.debug(
                "{} {} is {}: {}",
                row.id(),
                row.name(),
                row.phase().state(),
                row.condition().cause());
        changed.fire(WorkspaceChanged.to(row));
    }

    /** The row goes for good; its timeline stays. */
    void purge(WorkspaceRow row) {
        jdbi.useTransaction(handle -> store.delete(handle, row.id()));
        changed.fire(WorkspaceChanged.purged(row));
    }
}

package io.studiolo.server.workspace;

import io.studiolo.api.ErrorCode;
import io.studiolo.server.http.ApiException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What each request makes of a row. A request that changes nothing gives the same row back. */
@ApplicationScoped
class Requests {
    private final Transitions transitions;
    private final Clock clock;
    private final Duration keep;

    Requests(
            Transitions transitions,
            Clock clock,
            @ConfigProperty(name = "studiolo.bin.keep", defaultValue = "PT48H") Duration keep) {
        this.transitions = transitions;
        this.clock = clock;
        this.keep = keep;
    }

    WorkspaceRow start(WorkspaceRow row, String actor) {
        notInBin(row, "started");
        if (row.wish().desired() == Desired.RUNNING && !(row.phase() instanceof Phase.Failed)) {
            return row;
        }
        return asked(row, Desired.RUNNING, new Phase.Pending(), actor, "started by " + actor);
    }

    WorkspaceRow restart(WorkspaceRow row, String actor) {
        notInBin(row, "restarted");
        WorkspaceRow after = asked(row, Desired.RUNNING, new Phase.Pending(), actor, "restarted by " + actor);
        WorkspaceRow.Wish w = after.wish();
        return Transitions.wish(
                after, new WorkspaceRow.Wish(w.desired(), w.generation(), w.settled(), true, w.requestedAt()));
    }

    WorkspaceRow stop(WorkspaceRow row, String actor) {
        notInBin(row, "stopped");
        if (row.wish().desired() == Desired.STOPPED) {
            return row;
        }
        return asked(row, Desired.STOPPED, new Phase.Stopping(), actor, "stopped by " + actor);
    }

    WorkspaceRow delete(WorkspaceRow row, String actor) {
        if (row.wish().desired() == Desired.BINNED || row.wish().desired() == Desired.PURGED) {
            return row;
        }
        Instant now = clock.instant();
        return binned(
                asked(row, Desired.BINNED, new Phase.Deleting(), actor, "deleted by " + actor), now, now.plus(keep));
    }

    WorkspaceRow purge(WorkspaceRow row, String actor) {
        if (row.wish().desired() == Desired.PURGED) {
            return row;
        }
        if (row.wish().desired() != Desired.BINNED) {
            throw new ApiException(
                    ErrorCode.WRONG_STATE,
                    row.name() + " is " + row.phase().state().wire() + "; delete it to the bin first, then for good");
        }
        return asked(row, Desired.PURGED, new Phase.Deleting(), actor, "deleted for good by " + actor);
    }

    WorkspaceRow restore(WorkspaceRow row, String actor) {
        if (row.wish().desired() == Desired.PURGED) {
            throw new ApiException(
                    ErrorCode.WRONG_STATE, row.name() + " is being deleted for good and can't be restored any more");
        }
        if (row.wish().desired() != Desired.BINNED) {
            return row;
        }
        boolean gone = row.phase() instanceof Phase.Deleted;
        Phase phase = gone ? new Phase.Stopped() : row.phase();
        return binned(asked(row, Desired.STOPPED, phase, actor, "restored by " + actor), null, null);
    }

    WorkspaceRow describe(WorkspaceRow row, String name, String description) {
        notInBin(row, "changed");
        WorkspaceRow.Settings settings = row.settings().named(name, description);
        return settings.equals(row.settings())
                ? row
                : new WorkspaceRow(
                        row.id(),
                        row.ownerId(),
                        row.owner(),
                        settings,
                        row.wish(),
                        row.condition(),
                        row.createdAt(),
                        row.deletedAt(),
                        row.purgeAt(),
                        row.version());
    }

    private static void notInBin(WorkspaceRow row, String participle) {
        if (row.wish().desired() == Desired.BINNED || row.wish().desired() == Desired.PURGED) {
            throw new ApiException(
                    ErrorCode.WRONG_STATE,
                    row.name() + " is in the bin and can't be " + participle + "; restore it first");
        }
    }

    private WorkspaceRow asked(WorkspaceRow row, Desired desired, Phase phase, String actor, String cause) {
        WorkspaceRow.Wish wish = new WorkspaceRow.Wish(
                desired, row.wish().generation() + 1, row.wish().settled(), false, clock.instant());
        return Transitions.wish(transitions.moved(row, phase, actor, cause), wish);
    }

    private static WorkspaceRow binned(WorkspaceRow row, @Nullable Instant deletedAt, @Nullable Instant purgeAt) {
        return new WorkspaceRow(
                row.id(),
                row.ownerId(),
                row.owner(),
                row.settings(),
                row.wish(),
                row.condition(),
                row.createdAt(),
                deletedAt,
                purgeAt,
                row.version());
    }
}

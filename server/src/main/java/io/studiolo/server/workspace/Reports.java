package io.studiolo.server.workspace;

import io.studiolo.runtime.RuntimeState;
import io.studiolo.server.task.Failpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Writes what the reconciler found and did. */
@ApplicationScoped
class Reports {
    /** Who makes the transitions that no person asked for. */
    static final String SYSTEM = "system";

    private final Transitions transitions;
    private final TimelineStore timeline;
    private final Progresses progresses;
    private final AppChecks checks;
    private final Clock clock;

    Reports(Transitions transitions, TimelineStore timeline, Progresses progresses, AppChecks checks, Clock clock) {
        this.transitions = transitions;
        this.timeline = timeline;
        this.progresses = progresses;
        this.checks = checks;
        this.clock = clock;
    }

    /** A start is under way. Empty: another request came first. */
    Optional<WorkspaceRow> starting(WorkspaceRow row, String cause) {
        if (row.phase() instanceof Phase.Starting) {
            return Optional.of(row);
        }
        boolean asked = row.phase() instanceof Phase.Pending;
        String actor = asked ? row.condition().actor() : SYSTEM;
        String why = asked ? row.condition().cause() : cause;
        return transitions.write(row, transitions.moved(row, new Phase.Starting(), actor, why));
    }

    /** Where to tell how far a start is. */
    Progresses.Tracker progress(WorkspaceRow row) {
        return progresses.find(row.id()).orElseGet(() -> {
            OptionalLong usual = timeline.usualStart(row.settings().template());
            return progresses.begin(
                    row.id(), row.wish().requestedAt(), usual.isPresent() ? Long.valueOf(usual.getAsLong()) : null);
        });
    }

    /** A start has news that are not worth a row: those who watch are told. */
    void progressed(WorkspaceRow row) {
        transitions.publish(row);
    }

    /** Container and apps run. */
    void running(WorkspaceRow row, RuntimeState.Running running) {
        Failpoint.reached("start.before-running");
        Phase phase = new Phase.Running(running.address(), running.startedAt());
        Optional<WorkspaceRow> written = transitions.write(row, Transitions.settled(same(row, phase)));
        Failpoint.reached("start.after-running");
        if (written.isPresent()) {
            progresses.end(row.id());
            if (row.wish().settled() < row.wish().generation()) {
                Instant now = clock.instant();
                long elapsed = Duration.between(row.wish().requestedAt(), now).toMillis();
                timeline.started(row.settings().template(), now, elapsed);
            }
        }
    }

    /** Something happened that changes no state: it goes on record, and those who watch are told. */
    void happened(WorkspaceRow row, String kind, String cause) {
        timeline.note(row.id(), clock.instant(), kind, cause);
        transitions.publish(row);
    }

    /** The start or the run failed; nothing happens until somebody asks. */
    void failed(WorkspaceRow row, String reason, String message, List<String> logTail) {
        Phase failed = new Phase.Failed(reason, logTail);
        transitions.write(row, Transitions.settled(transitions.moved(row, failed, SYSTEM, message)));
        ended(row.id());
    }

    /** The row catches up with what the runtime shows. */
    void noted(WorkspaceRow row, Phase phase, String cause) {
        String actor =
                row.phase() instanceof Phase.Unknown ? SYSTEM : row.condition().actor();
        Failpoint.reached("note.before-store");
        transitions.write(row, Transitions.settled(transitions.moved(row, phase, actor, cause)));
        Failpoint.reached("note.after-store");
    }

    /** A stop is under way. Empty: another request came first. */
    Optional<WorkspaceRow> stopping(WorkspaceRow row) {
        boolean silent = row.phase() instanceof Phase.Failed || row.phase() instanceof Phase.Stopping;
        return silent ? Optional.of(row) : transitions.write(row, same(row, new Phase.Stopping()));
    }

    /** The stop of a restart is done; the start comes next. */
    void halted(WorkspaceRow row) {
        ended(row.id());
        if (row.wish().restart()) {
            WorkspaceRow.Wish w = row.wish();
            WorkspaceRow.Wish again =
                    new WorkspaceRow.Wish(w.desired(), w.generation(), w.settled(), false, w.requestedAt());
            transitions.write(row, Transitions.wish(same(row, new Phase.Pending()), again));
        }
    }

    /** Nothing is left to do. Returns whether to look again. */
    boolean settled(WorkspaceRow row) {
        boolean done =
                row.wish().settled() == row.wish().generation() && !row.wish().restart();
        return !done && transitions.write(row, Transitions.settled(row)).isEmpty();
    }

    void unknown(WorkspaceRow row) {
        if (row.phase() instanceof Phase.Running) {
            Phase unknown = Phase.Unknown.after(row.phase());
            transitions.write(
                    row,
                    transitions.moved(
                            row, unknown, SYSTEM, "the container runtime doesn't answer; its apps may go on"));
        }
    }

    void purged(WorkspaceRow row) {
        ended(row.id());
        transitions.purge(row);
    }

    /** It doesn't run any more. */
    void ended(UUID id) {
        progresses.end(id);
        checks.forget(id);
    }

    private WorkspaceRow same(WorkspaceRow row, Phase phase) {
        return transitions.moved(
                row, phase, row.condition().actor(), row.condition().cause());
    }
}

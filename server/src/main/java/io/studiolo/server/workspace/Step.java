package io.studiolo.server.workspace;

import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.RuntimeState;
import java.util.List;

/**
 * What brings a workspace nearer to what was asked for. A pure function of the row and of what the runtime shows: create,
 * start, stop, delete, recovery after a crash and repair of drift all go through it.
 */
sealed interface Step {
    /** Nothing is left to do. */
    record Rest() implements Step {}

    /** The phase is behind what the runtime shows. */
    record Note(Phase phase, String cause) implements Step {}

    /** Bring the container up and wait for its apps. */
    record BringUp(String cause) implements Step {}

    /** The container runs; wait for its apps. */
    record AwaitApps(RuntimeState.Running running) implements Step {}

    /** Stop the container. */
    record Halt() implements Step {}

    /** Remove the container. */
    record Remove() implements Step {}

    /** Remove volumes and row. */
    record Purge() implements Step {}

    /** The next step. */
    static Step next(WorkspaceRow row, RuntimeState seen) {
        return switch (row.wish().desired()) {
            case RUNNING -> towardsRunning(row, seen);
            case STOPPED ->
                switch (seen) {
                    case RuntimeState.Running r -> new Halt();
                    case RuntimeState.Starting s -> new Halt();
                    case RuntimeState.Absent a -> stopped(row);
                    case RuntimeState.Stopped s -> stopped(row);
                    case RuntimeState.Failed f -> stopped(row);
                };
            case BINNED ->
                seen instanceof RuntimeState.Absent
                        ? row.phase() instanceof Phase.Deleted
                                ? new Rest()
                                : new Note(new Phase.Deleted(), row.condition().cause())
                        : new Remove();
            case PURGED -> seen instanceof RuntimeState.Absent ? new Purge() : new Remove();
        };
    }

    private static Step stopped(WorkspaceRow row) {
        return row.phase() instanceof Phase.Stopped
                ? new Rest()
                : new Note(new Phase.Stopped(), row.condition().cause());
    }

    private static Step towardsRunning(WorkspaceRow row, RuntimeState seen) {
        boolean up = seen instanceof RuntimeState.Running || seen instanceof RuntimeState.Starting;
        if (up && (row.wish().restart() || row.phase() instanceof Phase.Failed)) {
            return new Halt();
        }
        if (row.phase() instanceof Phase.Failed) {
            return new Rest();
        }
        return switch (seen) {
            case RuntimeState.Running running -> runs(row, running);
            case RuntimeState.Starting s -> new BringUp(row.condition().cause());
            case RuntimeState.Stopped s -> new BringUp(repair(row, "its container was stopped from outside"));
            case RuntimeState.Absent a -> new BringUp(repair(row, "its container was removed from outside"));
            case RuntimeState.Failed failed -> ended(row, failed);
        };
    }

    private static Step runs(WorkspaceRow row, RuntimeState.Running running) {
        Phase.Running now = new Phase.Running(running.address(), running.startedAt());
        return switch (row.phase()) {
            case Phase.Running before when before.equals(now) -> new Rest();
            case Phase.Unknown before
            when now.address().equals(before.address()) && now.startedAt().equals(before.startedAt()) ->
                new Note(now, "the runtime answers again");
            default -> new AwaitApps(running);
        };
    }

    /** A container that ended while the engine was away was ended by the engine, not by its own fault. */
    private static Step ended(WorkspaceRow row, RuntimeState.Failed failed) {
        boolean repair = row.phase() instanceof Phase.Unknown && failed.reason() != FailureReason.OUT_OF_MEMORY;
        if (row.phase() instanceof Phase.Pending || repair) {
            return new BringUp(repair(row, "its container ended while the runtime was away"));
        }
        return new Note(new Phase.Failed(failed.reason().wire(), List.of()), failed.message());
    }

    /** The cause to show: the person's while a request is under way, the drift's when nobody asked. */
    private static String repair(WorkspaceRow row, String drift) {
        boolean asked = row.phase() instanceof Phase.Pending || row.phase() instanceof Phase.Starting;
        return asked ? row.condition().cause() : "started again: " + drift;
    }
}

package io.studiolo.server.workspace;

import io.studiolo.api.WorkspaceState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a workspace: its states with what each one knows, and which may follow which.
 *
 * <pre>
 * pending → starting → running ⇄ unknown          any of them → failed → pending (a person starts it again)
 * running → stopping → stopped → pending          any of them → deleting → deleted → stopped (restored)
 * </pre>
 */
public sealed interface Phase {
    /** Accepted; the reconciler has not begun. */
    record Pending() implements Phase {}

    record Starting() implements Phase {}

    /**
     * The container runs and its apps answered.
     *
     * @param address where its ports are
     * @param startedAt when this container run began
     */
    record Running(String address, Instant startedAt) implements Phase {
        public Running {
            startedAt = startedAt.truncatedTo(ChronoUnit.MICROS); // as exact as the database keeps it
        }
    }

    record Stopping() implements Phase {}

    record Stopped() implements Phase {}

    record Deleting() implements Phase {}

    /** In the bin. */
    record Deleted() implements Phase {}

    /**
     * The start or the run failed, and nothing is done until somebody asks.
     *
     * @param reason a word for programs
     * @param logTail the last lines of what failed
     */
    record Failed(String reason, List<String> logTail) implements Phase {
        public Failed {
            logTail = List.copyOf(logTail);
        }
    }

    /** The runtime doesn't answer; what was known of a running container is kept, so that its apps go on. */
    record Unknown(@Nullable String address, @Nullable Instant startedAt) implements Phase {
        /** What is left of a phase when the runtime goes away. */
        static Unknown after(Phase phase) {
            return phase instanceof Running r ? new Unknown(r.address(), r.startedAt()) : new Unknown(null, null);
        }
    }

    /** As people see it. */
    default WorkspaceState state() {
        return switch (this) {
            case Pending p -> WorkspaceState.PENDING;
            case Starting s -> WorkspaceState.STARTING;
            case Running r -> WorkspaceState.RUNNING;
            case Stopping s -> WorkspaceState.STOPPING;
            case Stopped s -> WorkspaceState.STOPPED;
            case Deleting d -> WorkspaceState.DELETING;
            case Deleted d -> WorkspaceState.DELETED;
            case Failed f -> WorkspaceState.FAILED;
            case Unknown u -> WorkspaceState.UNKNOWN;
        };
    }

    /** Whether the machine allows this step; to stay is always allowed. */
    default boolean mayBecome(Phase next) {
        WorkspaceState to = next.state();
        return to == state() || followers().contains(to);
    }

    private Set<WorkspaceState> followers() {
        return switch (this) {
            case Pending p ->
                EnumSet.of(
                        WorkspaceState.STARTING,
                        WorkspaceState.RUNNING,
                        WorkspaceState.STOPPING,
                        WorkspaceState.STOPPED,
                        WorkspaceState.DELETING,
                        WorkspaceState.FAILED,
                        WorkspaceState.UNKNOWN);
            case Starting s ->
                EnumSet.of(
                        WorkspaceState.PENDING,
                        WorkspaceState.RUNNING,
                        WorkspaceState.STOPPING,
                        WorkspaceState.DELETING,
                        WorkspaceState.FAILED,
                        WorkspaceState.UNKNOWN);
            case Running r ->
                EnumSet.of(
                        WorkspaceState.PENDING,
                        WorkspaceState.STARTING,
                        WorkspaceState.STOPPING,
                        WorkspaceState.DELETING,
                        WorkspaceState.FAILED,
                        WorkspaceState.UNKNOWN);
            case Stopping s ->
                EnumSet.of(
                        WorkspaceState.PENDING,
                        WorkspaceState.STOPPED,
                        WorkspaceState.DELETING,
                        WorkspaceState.UNKNOWN);
            case Stopped s -> EnumSet.of(WorkspaceState.PENDING, WorkspaceState.DELETING, WorkspaceState.UNKNOWN);
            case Deleting d -> EnumSet.of(WorkspaceState.DELETED, WorkspaceState.STOPPED, WorkspaceState.UNKNOWN);
            case Deleted d -> EnumSet.of(WorkspaceState.STOPPED, WorkspaceState.DELETING);
            case Failed f ->
                EnumSet.of(
                        WorkspaceState.PENDING,
                        WorkspaceState.STOPPING,
                        WorkspaceState.STOPPED,
                        WorkspaceState.DELETING,
                        WorkspaceState.UNKNOWN);
            case Unknown u -> EnumSet.complementOf(EnumSet.of(WorkspaceState.UNKNOWN));
        };
    }
}

package io.studiolo.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.api.WorkspaceType;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.Limits;
import io.studiolo.runtime.RuntimeState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final RuntimeState ABSENT = new RuntimeState.Absent();
    private static final RuntimeState STOPPED = new RuntimeState.Stopped();
    private static final RuntimeState RUNNING = new RuntimeState.Running("10.0.0.2", T0);
    private static final RuntimeState OOM =
            new RuntimeState.Failed(FailureReason.OUT_OF_MEMORY, "it used more than 1Gi", 137);
    private static final RuntimeState EXITED = new RuntimeState.Failed(FailureReason.EXITED, "it ended", 1);
    private static final Phase IS_RUNNING = new Phase.Running("10.0.0.2", T0);

    static WorkspaceRow row(Desired desired, Phase phase, boolean restart) {
        return new WorkspaceRow(
                UUID.fromString("00000000-0000-4000-8000-000000000001"),
                UUID.fromString("00000000-0000-4000-8000-000000000002"),
                "alice",
                new WorkspaceRow.Settings(
                        "demo",
                        "",
                        WorkspaceType.DEVELOPMENT,
                        "minimal",
                        1,
                        "base",
                        List.of(),
                        new Limits(1000, 1 << 30, 100),
                        Map.of(),
                        Map.of(),
                        Map.of()),
                new WorkspaceRow.Wish(desired, 2, 1, restart, T0),
                new WorkspaceRow.Condition(phase, "created by alice", "alice", T0),
                T0,
                null,
                null,
                1);
    }

    private static Step next(Desired desired, Phase phase, RuntimeState seen) {
        return Step.next(row(desired, phase, false), seen);
    }

    @Test
    void aNewWorkspaceIsBroughtUp() {
        assertThat(next(Desired.RUNNING, new Phase.Pending(), ABSENT)).isEqualTo(new Step.BringUp("created by alice"));
    }

    @Test
    void aContainerThatJustStartedIsWaitedFor() {
        assertThat(next(Desired.RUNNING, new Phase.Starting(), RUNNING)).isInstanceOf(Step.AwaitApps.class);
    }

    @Test
    void aRunningWorkspaceIsNotTouched() {
        assertThat(next(Desired.RUNNING, IS_RUNNING, RUNNING)).isEqualTo(new Step.Rest());
    }

    @Test
    void aContainerRemovedFromOutsideIsMadeAgainAndTheCauseSaysSo() {
        assertThat(next(Desired.RUNNING, IS_RUNNING, ABSENT))
                .isEqualTo(new Step.BringUp("started again: its container was removed from outside"));
    }

    @Test
    void aContainerStartedAnewFromOutsideIsWaitedFor() {
        RuntimeState later = new RuntimeState.Running("10.0.0.2", T0.plusSeconds(5));
        assertThat(next(Desired.RUNNING, IS_RUNNING, later)).isInstanceOf(Step.AwaitApps.class);
    }

    @Test
    void outOfMemoryIsAFailureThatWaitsForAPerson() {
        assertThat(next(Desired.RUNNING, IS_RUNNING, OOM))
                .isEqualTo(new Step.Note(new Phase.Failed("out-of-memory", List.of()), "it used more than 1Gi"));
        assertThat(next(Desired.RUNNING, new Phase.Failed("out-of-memory", List.of()), OOM))
                .isEqualTo(new Step.Rest());
    }

    @Test
    void aFailedWorkspaceIsStartedAgainWhenSomebodyAsks() {
        assertThat(next(Desired.RUNNING, new Phase.Pending(), OOM)).isInstanceOf(Step.BringUp.class);
    }

    @Test
    void aFailedStartLeavesNoContainerRunning() {
        assertThat(next(Desired.RUNNING, new Phase.Failed("app-not-healthy", List.of()), RUNNING))
                .isEqualTo(new Step.Halt());
    }

    @Test
    void aContainerThatEndedWhileTheEngineWasAwayIsStartedAgain() {
        assertThat(next(Desired.RUNNING, Phase.Unknown.after(IS_RUNNING), EXITED))
                .isInstanceOf(Step.BringUp.class);
        assertThat(next(Desired.RUNNING, Phase.Unknown.after(IS_RUNNING), OOM)).isInstanceOf(Step.Note.class);
    }

    @Test
    void theSameContainerAfterTheEngineWasAwayIsRunningAgainUntouched() {
        assertThat(next(Desired.RUNNING, Phase.Unknown.after(IS_RUNNING), RUNNING))
                .isEqualTo(new Step.Note(IS_RUNNING, "the runtime answers again"));
    }

    @Test
    void aRestartStopsFirst() {
        assertThat(Step.next(row(Desired.RUNNING, new Phase.Pending(), true), RUNNING))
                .isEqualTo(new Step.Halt());
        assertThat(Step.next(row(Desired.RUNNING, new Phase.Pending(), true), STOPPED))
                .isInstanceOf(Step.BringUp.class);
    }

    @Test
    void aStopHaltsAndThenNotesIt() {
        assertThat(next(Desired.STOPPED, new Phase.Stopping(), RUNNING)).isEqualTo(new Step.Halt());
        assertThat(next(Desired.STOPPED, new Phase.Stopping(), STOPPED))
                .isEqualTo(new Step.Note(new Phase.Stopped(), "created by alice"));
        assertThat(next(Desired.STOPPED, new Phase.Stopped(), STOPPED)).isEqualTo(new Step.Rest());
    }

    @Test
    void aDeleteRemovesTheContainerAndKeepsTheRow() {
        assertThat(next(Desired.BINNED, new Phase.Deleting(), RUNNING)).isEqualTo(new Step.Remove());
        assertThat(next(Desired.BINNED, new Phase.Deleting(), ABSENT)).isInstanceOf(Step.Note.class);
        assertThat(next(Desired.BINNED, new Phase.Deleted(), ABSENT)).isEqualTo(new Step.Rest());
    }

    @Test
    void aPurgeEndsWithVolumesAndRow() {
        assertThat(next(Desired.PURGED, new Phase.Deleting(), STOPPED)).isEqualTo(new Step.Remove());
        assertThat(next(Desired.PURGED, new Phase.Deleting(), ABSENT)).isEqualTo(new Step.Purge());
    }
}

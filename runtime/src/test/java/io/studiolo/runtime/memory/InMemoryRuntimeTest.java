package io.studiolo.runtime.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studiolo.runtime.ContractSubject;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.Limits;
import io.studiolo.runtime.RuntimeContractTest;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.WorkspaceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InMemoryRuntimeTest extends RuntimeContractTest {
    private final MovableClock clock = new MovableClock();
    private final InMemoryRuntime slow =
            new InMemoryRuntime(clock, new InMemoryRuntime.Settings(Duration.ofSeconds(2), "10.0.0.9"));

    @Override
    protected ContractSubject subject() {
        return new MemorySubject();
    }

    private RuntimeState start(UUID workspace) {
        Limits limits = new Limits(500, 1L << 30, 100);
        return slow.ensure(new WorkspaceSpec(workspace, "w", "base:dev", limits, Map.of(), List.of()), stage -> {});
    }

    @Test
    void aWorkspaceIsStartingUntilItsLatencyHasPassed() {
        assertThat(start(id)).isInstanceOf(RuntimeState.Starting.class);
        clock.move(Duration.ofMillis(1999));
        assertThat(slow.observe(id)).isInstanceOf(RuntimeState.Starting.class);
        clock.move(Duration.ofMillis(1));
        assertThat(slow.observe(id)).isEqualTo(new RuntimeState.Running("10.0.0.9", clock.instant()));
    }

    @Test
    void anUnavailableRuntimeAnswersNothingUntilItIsBack() {
        start(id);
        slow.faults().unavailable();
        assertThatThrownBy(slow::list).isInstanceOf(RuntimeUnavailable.class);
        assertThatThrownBy(() -> slow.volumes().usage(id)).isInstanceOf(RuntimeUnavailable.class);
        slow.faults().available();
        assertThat(slow.list()).hasSize(1);
    }

    @Test
    void aFaultStrikesAsOftenAsItIsSetTo() {
        slow.faults().fail(Call.ENSURE, FailureReason.NO_ROOM, 2);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> start(id))
                    .isInstanceOfSatisfying(
                            RuntimeFailure.class, f -> assertThat(f.reason()).isEqualTo(FailureReason.NO_ROOM));
        }
        assertThat(start(id)).isInstanceOf(RuntimeState.Starting.class);
        slow.faults().fail(Call.LIST, FailureReason.INVALID);
        assertThatThrownBy(slow::list).isInstanceOf(RuntimeFailure.class);
        slow.faults().heal(Call.LIST);
        assertThat(slow.list()).hasSize(1);
    }

    @Test
    void tenThousandWorkspacesAreListed() {
        for (int i = 0; i < 10_000; i++) {
            start(new UUID(1, i));
        }
        assertThat(slow.list()).hasSize(10_000);
    }
}

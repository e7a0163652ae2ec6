package io.studiolo.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studiolo.runtime.ContractSubject.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every runtime must answer for a workspace's life. Streams are in {@link RuntimeStreamsContractTest}. */
@Timeout(120)
public abstract class RuntimeContractTest {
    private static final Duration GRACE = Duration.ofSeconds(5);

    protected final UUID id = UUID.randomUUID();
    private ContractSubject subject;
    private WorkspaceRuntime runtime;

    /** The runtime under test and what this suite must do behind its back. */
    protected abstract ContractSubject subject();

    @BeforeEach
    void open() {
        subject = subject();
        runtime = subject.runtime();
    }

    @AfterEach
    void removeWhatTheTestMade() {
        runtime.delete(id);
        runtime.volumes().delete(id);
    }

    protected WorkspaceSpec spec() {
        return spec(Map.of());
    }

    protected WorkspaceSpec spec(Map<String, String> env) {
        Limits limits = new Limits(500, 128L << 20, 100);
        return new WorkspaceSpec(id, "demo", subject.image(), limits, env, List.of());
    }

    private RuntimeState ensure(WorkspaceSpec spec) {
        return runtime.ensure(spec, stage -> {});
    }

    @Test
    void anUnknownWorkspaceIsAbsentAndCallsThatEndThingsDoNothing() {
        assertThat(runtime.observe(id)).isInstanceOf(RuntimeState.Absent.class);
        runtime.stop(id, GRACE);
        runtime.delete(id);
        runtime.resize(id, new Limits(100, 64L << 20, 50));
        runtime.volumes().delete(id);
        assertThat(runtime.volumes().usage(id)).isZero();
        assertThat(runtime.observe(id)).isInstanceOf(RuntimeState.Absent.class);
    }

    @Test
    void ensureRunsAnAbsentWorkspaceAndTellsItsStagesInOrder() {
        List<Stage> stages = new ArrayList<>();
        RuntimeState state = runtime.ensure(spec(), stages::add);
        assertThat(state).isInstanceOf(RuntimeState.Running.class);
        assertThat(stages).containsExactly(Stage.VOLUME, Stage.NETWORK, Stage.CONTAINER);
        assertThat(runtime.observe(id)).isEqualTo(state);
        assertThat(((RuntimeState.Running) state).address()).isNotBlank();
    }

    @Test
    void ensureTouchesNothingThatRunsAsSpecified() {
        RuntimeState first = ensure(spec());
        assertThat(ensure(spec())).isEqualTo(first);
    }

    @Test
    void ensureStartsAStoppedWorkspaceAgain() {
        ensure(spec());
        runtime.stop(id, GRACE);
        assertThat(runtime.observe(id)).isInstanceOf(RuntimeState.Stopped.class);
        assertThat(ensure(spec())).isInstanceOf(RuntimeState.Running.class);
    }

    @Test
    void ensureStartsAFailedWorkspaceAgain() {
        ensure(spec());
        subject.end(id, Ending.KILLED);
        assertThat(ensure(spec())).isInstanceOf(RuntimeState.Running.class);
    }

    @Test
    void anotherFingerprintReplacesTheContainerAndKeepsTheVolumes() throws Exception {
        ensure(spec());
        subject.keep(id, "precious");
        WorkspaceSpec changed = spec(Map.of("COLOUR", "green"));
        assertThat(ensure(changed)).isInstanceOf(RuntimeState.Running.class);
        assertThat(runtime.list())
                .filteredOn(o -> o.workspace().equals(id))
                .singleElement()
                .extracting(Observed::fingerprint)
                .isEqualTo(changed.fingerprint());
        assertThat(subject.kept(id)).isEqualTo("precious");
    }

    @Test
    void deleteKeepsTheVolumesAndANewContainerFindsThem() throws Exception {
        ensure(spec());
        subject.keep(id, "precious");
        runtime.delete(id);
        assertThat(runtime.observe(id)).isInstanceOf(RuntimeState.Absent.class);
        assertThat(runtime.volumes().list()).contains(id);
        ensure(spec());
        assertThat(subject.kept(id)).isEqualTo("precious");
    }

    @Test
    void volumesAreDeletedOnlyOnceNoContainerUsesThem() {
        ensure(spec());
        assertThatThrownBy(() -> runtime.volumes().delete(id))
                .isInstanceOfSatisfying(
                        RuntimeFailure.class, f -> assertThat(f.reason()).isEqualTo(FailureReason.IN_USE));
        assertThat(runtime.volumes().usage(id)).isPositive();
        runtime.delete(id);
        runtime.volumes().delete(id);
        assertThat(runtime.volumes().list()).doesNotContain(id);
        assertThat(runtime.volumes().usage(id)).isZero();
    }

    @Test
    void stopDeleteAndTheirRepetitionAreTheSame() {
        ensure(spec());
        runtime.stop(id, GRACE);
        runtime.stop(id, GRACE);
        assertThat(runtime.observe(id)).isInstanceOf(RuntimeState.Stopped.class);
        runtime.delete(id);
        runtime.delete(id);
        assertThat(runtime.observe(id)).isInstanceOf(RuntimeState.Absent.class);
    }

    @Test
    void aProcessThatIgnoresTheRequestIsEndedByForceAndCountsAsStopped() {
        ensure(subject.stubborn(spec()));
        runtime.stop(id, Duration.ofSeconds(1));
        assertThat(runtime.observe(id)).isInstanceOf(RuntimeState.Stopped.class);
    }

    @Test
    void listFindsWhatTheCallerHasForgottenInTheSameStateAsObserve() {
        ensure(spec());
        assertThat(listed()).isEqualTo(runtime.observe(id));
        runtime.stop(id, GRACE);
        assertThat(listed()).isInstanceOf(RuntimeState.Stopped.class);
        runtime.delete(id);
        assertThat(runtime.list()).extracting(Observed::workspace).doesNotContain(id);
    }

    private RuntimeState listed() {
        return runtime.list().stream()
                .filter(o -> o.workspace().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void aContainerThatEndsByItselfHasFailed() {
        ensure(spec());
        subject.end(id, Ending.KILLED);
        for (RuntimeState state : List.of(runtime.observe(id), listed())) {
            assertThat(state)
                    .isInstanceOfSatisfying(
                            RuntimeState.Failed.class,
                            f -> assertThat(f.reason()).isEqualTo(FailureReason.EXITED));
        }
        runtime.stop(id, GRACE);
        assertThat(runtime.observe(id)).isInstanceOf(RuntimeState.Failed.class);
    }

    @Test
    void aContainerThatExhaustsItsMemoryHasFailedForThatReason() {
        ensure(spec());
        subject.end(id, Ending.OUT_OF_MEMORY);
        for (RuntimeState state : List.of(runtime.observe(id), listed())) {
            assertThat(state)
                    .isInstanceOfSatisfying(
                            RuntimeState.Failed.class,
                            f -> assertThat(f.reason()).isEqualTo(FailureReason.OUT_OF_MEMORY));
        }
    }

    @Test
    void aContainerRemovedBehindOurBackIsAbsentAndEnsureMakesItAgain() {
        ensure(spec());
        subject.end(id, Ending.REMOVED);
        assertThat(runtime.observe(id)).isInstanceOf(RuntimeState.Absent.class);
        assertThat(ensure(spec())).isInstanceOf(RuntimeState.Running.class);
    }

    @Test
    void anImageThatIsNotThereIsRefusedWithItsName() {
        assertThat(runtime.hasImage(subject.image())).isTrue();
        String missing = subject.missingImage();
        assertThat(runtime.hasImage(missing)).isFalse();
        WorkspaceSpec spec = new WorkspaceSpec(id, "demo", missing, spec().limits(), Map.of(), List.of());
        assertThatThrownBy(() -> ensure(spec))
                .isInstanceOfSatisfying(
                        RuntimeFailure.class, f -> assertThat(f.reason()).isEqualTo(FailureReason.IMAGE_MISSING))
                .hasMessageContaining(missing);
        assertThat(runtime.observe(id)).isInstanceOf(RuntimeState.Absent.class);
    }

    @Test
    void resizeTakesEffectWithoutARestart() {
        RuntimeState before = ensure(spec());
        Limits wanted = new Limits(1000, 256L << 20, 200);
        runtime.resize(id, wanted);
        assertThat(subject.limits(id)).isEqualTo(wanted);
        assertThat(runtime.observe(id)).isEqualTo(before);
        runtime.stop(id, GRACE);
        Limits other = new Limits(250, 128L << 20, 100);
        runtime.resize(id, other);
        assertThat(subject.limits(id)).isEqualTo(other);
    }

    @Test
    void ensureGivesAStoppedContainerTheLimitsOfItsSpecification() {
        ensure(spec());
        runtime.stop(id, GRACE);
        Limits wanted = new Limits(750, 192L << 20, 150);
        ensure(new WorkspaceSpec(id, "demo", subject.image(), wanted, Map.of(), List.of()));
        assertThat(subject.limits(id)).isEqualTo(wanted);
    }

    @Test
    void watchersHearOfChangesUntilTheyLeave() throws Exception {
        BlockingQueue<UUID> hints = new LinkedBlockingQueue<>();
        Subscription subscription = runtime.watch(event -> hints.add(event.workspace()));
        ensure(spec());
        assertThat(hints.poll(20, TimeUnit.SECONDS)).isEqualTo(id);
        hints.clear();
        runtime.delete(id);
        assertThat(hints.poll(20, TimeUnit.SECONDS)).isEqualTo(id);
        subscription.close();
        subscription.close();
    }

    @Test
    void twentyAtOnceMakeOneContainer() throws Exception {
        List<Callable<RuntimeState>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> ensure(spec()));
        }
        List<RuntimeState> states = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<RuntimeState> call : threads.invokeAll(calls)) {
                states.add(call.get());
            }
        }
        assertThat(states).containsOnly(runtime.observe(id));
        assertThat(runtime.list()).filteredOn(o -> o.workspace().equals(id)).hasSize(1);
    }

    @Test
    void deleteAfterARaceWithEnsureLeavesNothing() throws Exception {
        for (int round = 0; round < 3; round++) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> ensure = threads.submit(() -> ensure(spec()));
                Future<?> delete = threads.submit(() -> subject.other().delete(id));
                assertThatCode(ensure::get).doesNotThrowAnyException();
                assertThatCode(delete::get).doesNotThrowAnyException();
            }
            runtime.delete(id);
            assertThat(runtime.observe(id)).isInstanceOf(RuntimeState.Absent.class);
            assertThat(runtime.list()).extracting(Observed::workspace).doesNotContain(id);
            assertThat(subject.leftovers(id)).isEmpty();
        }
    }
}

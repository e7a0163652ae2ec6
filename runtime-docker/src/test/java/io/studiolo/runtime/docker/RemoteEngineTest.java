package io.studiolo.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.Limits;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.WorkspaceSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's rules of another machine can't be set from here. */
class RemoteEngineTest {
    private static final WorkspaceSpec SPEC = new WorkspaceSpec(
            UUID.randomUUID(), "one", "image:1", new Limits(500, 128L << 20, 64), Map.of(), List.of());

    @TempDir
    private Path state;

    private DockerRuntime connect(boolean isolationRequired) {
        return DockerRuntime.connect(new DockerConfig(
                "tcp://127.0.0.1:1",
                UUID.randomUUID(),
                DockerConfig.DEFAULT_POOL,
                Path.of("/init"),
                state,
                List.of(),
                isolationRequired,
                null));
    }

    @Test
    void itIsRefusedBeforeItIsAsked() {
        try (DockerRuntime runtime = connect(true)) {
            assertThatThrownBy(() -> runtime.ensure(SPEC, stage -> {}))
                    .isInstanceOfSatisfying(
                            RuntimeFailure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.NOT_ISOLATED))
                    .hasMessageContaining("STUDIOLO_ISOLATION=best-effort");
        }
    }

    @Test
    void itIsAskedWhereTheOperatorAcceptsThat() {
        try (DockerRuntime runtime = connect(false)) {
            assertThatThrownBy(() -> runtime.ensure(SPEC, stage -> {})).isInstanceOf(RuntimeUnavailable.class);
        }
    }
}

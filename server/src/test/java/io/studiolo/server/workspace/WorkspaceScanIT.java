package io.studiolo.server.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.studiolo.runtime.Limits;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.runtime.WorkspaceSpec;
import io.studiolo.server.PostgresResource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Containers without a row. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WorkspaceScanIT {
    private final WorkspaceRuntime runtime;
    private final TimelineStore timeline;
    private final WorkspaceScan scan;

    @Inject
    WorkspaceScanIT(WorkspaceRuntime runtime, TimelineStore timeline, WorkspaceScan scan) {
        this.runtime = runtime;
        this.timeline = timeline;
        this.scan = scan;
    }

    private UUID container() {
        UUID id = UUID.randomUUID();
        Limits limits = new Limits(500, 128L << 20, 64);
        runtime.ensure(new WorkspaceSpec(id, "one", "image:1", limits, Map.of(), List.of()), stage -> {});
        return id;
    }

    @Test
    void oneOfAPurgedWorkspaceIsRemovedAndOneOfAnotherDatabaseIsLeftAlone() {
        UUID stranger = container();
        UUID orphan = container();
        timeline.note(orphan, Instant.now(), "state", "purged by admin");
        scan.scan();
        assertThat(runtime.observe(orphan)).isInstanceOf(RuntimeState.Absent.class);
        assertThat(runtime.observe(stranger)).isInstanceOf(RuntimeState.Running.class);
        runtime.delete(stranger);
    }
}

package io.studiolo.server.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.api.WorkspaceType;
import io.studiolo.gateway.route.AppHost;
import io.studiolo.gateway.route.Route;
import io.studiolo.runtime.Limits;
import io.studiolo.server.template.Recipe;
import io.studiolo.server.workspace.Desired;
import io.studiolo.server.workspace.Phase;
import io.studiolo.server.workspace.RunsLost;
import io.studiolo.server.workspace.WorkspaceChanged;
import io.studiolo.server.workspace.WorkspaceRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID OWNER = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final Phase RUNNING = new Phase.Running("10.0.0.2", T0);
    private static final AppHost LAB = new AppHost("lab", "demo", "alice");
    private static final Route OPEN = new Route.Open(ID, "10.0.0.2", 8888);

    private final RouteTable table = new RouteTable();

    private static WorkspaceRow row(String name, Desired desired, Phase phase, long version) {
        Recipe.App app = new Recipe.App("lab", "JupyterLab", "", 8888, "jupyter lab", null, null);
        return new WorkspaceRow(
                ID,
                OWNER,
                "alice",
                new WorkspaceRow.Settings(
                        name,
                        "",
                        WorkspaceType.DEVELOPMENT,
                        "minimal",
                        1,
                        "base",
                        List.of(app),
                        new Limits(1000, 1 << 30, 100),
                        Map.of(),
                        Map.of(),
                        Map.of()),
                new WorkspaceRow.Wish(desired, 1, 1, false, T0),
                new WorkspaceRow.Condition(phase, "created by alice", "alice", T0),
                T0,
                null,
                null,
                version);
    }

    private void now(WorkspaceRow row) {
        table.changed(new WorkspaceChanged(ID, OWNER, Optional.of(row)));
    }

    private void now(Phase phase, long version) {
        now(row("demo", Desired.RUNNING, phase, version));
    }

    @Test
    void anAppOfARunningWorkspaceIsOpenAndAnotherIsNone() {
        now(RUNNING, 1);
        assertThat(table.find(LAB)).isEqualTo(OPEN);
        assertThat(table.find(new AppHost("code", "demo", "alice"))).isEqualTo(new Route.None());
        assertThat(table.find(new AppHost("lab", "demo", "bob"))).isEqualTo(new Route.None());
    }

    @Test
    void ofTwoChangesThatCrossTheLaterWins() {
        now(RUNNING, 3);
        now(new Phase.Starting(), 2);
        assertThat(table.find(LAB)).isEqualTo(OPEN);
    }

    @Test
    void itsRouteStaysWhileTheRuntimeIsAway() {
        now(new Phase.Unknown("10.0.0.2", T0), 1);
        assertThat(table.find(LAB)).isEqualTo(OPEN);
        now(new Phase.Unknown(null, null), 2);
        assertThat(table.find(LAB)).isInstanceOf(Route.Closed.class);
    }

    @Test
    void nothingIsSentToTheAddressOfARunThatIsOver() {
        for (Phase phase : List.of(RUNNING, new Phase.Unknown("10.0.0.2", T0))) {
            now(phase, 1);
            table.lost(new RunsLost(Map.of(ID, T0)));
            assertThat(table.find(LAB)).isInstanceOf(Route.Closed.class);
            table.lost(new RunsLost(Map.of()));
            assertThat(table.find(LAB)).isEqualTo(OPEN);
        }
    }

    @Test
    void theRunAfterALostOneIsOpenAtOnce() {
        now(RUNNING, 1);
        table.lost(new RunsLost(Map.of(ID, T0)));
        now(new Phase.Running("10.0.0.2", T0.plusSeconds(5)), 2);
        assertThat(table.find(LAB)).isEqualTo(OPEN);
    }

    @Test
    void aNewNameTakesTheRouteAlong() {
        now(RUNNING, 1);
        now(row("other", Desired.RUNNING, RUNNING, 2));
        assertThat(table.find(LAB)).isEqualTo(new Route.None());
        assertThat(table.find(new AppHost("lab", "other", "alice"))).isEqualTo(OPEN);
    }

    @Test
    void whatIsStoppedIsClosedAndWhatIsInTheBinIsNone() {
        now(row("demo", Desired.STOPPED, new Phase.Stopped(), 1));
        assertThat(table.find(LAB)).isEqualTo(new Route.Closed(ID, "stopped", "created by alice", true));
        now(row("demo", Desired.BINNED, RUNNING, 2));
        assertThat(table.find(LAB)).isEqualTo(new Route.None());
        now(RUNNING, 3);
        table.changed(new WorkspaceChanged(ID, OWNER, Optional.empty()));
        assertThat(table.find(LAB)).isEqualTo(new Route.None());
    }
}

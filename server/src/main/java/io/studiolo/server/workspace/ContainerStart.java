package io.studiolo.server.workspace;

import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.Stage;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.server.image.ImageFailure;
import io.studiolo.server.image.Images;
import io.studiolo.server.task.Failpoint;
import io.studiolo.server.workspace.Progresses.StartStage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** From whatever there is to a running container: image, volumes, network, container. */
@ApplicationScoped
class ContainerStart {
    private final WorkspaceRuntime runtime;
    private final Images images;
    private final Specs specs;
    private final Reports reports;

    ContainerStart(WorkspaceRuntime runtime, Images images, Specs specs, Reports reports) {
        this.runtime = runtime;
        this.images = images;
        this.specs = specs;
        this.reports = reports;
    }

    void bringUp(WorkspaceRow row, String cause) {
        Progresses.Tracker tracker = reports.progress(row);
        Optional<WorkspaceRow> starting = reports.starting(row, cause);
        if (starting.isEmpty()) {
            return;
        }
        try {
            String reference = image(starting.get(), tracker);
            Failpoint.reached("start.before-ensure");
            runtime.ensure(
                    specs.of(row, reference),
                    stage -> tracker.at(stage == Stage.VOLUME ? StartStage.VOLUME : StartStage.CONTAINER, 0, ""));
            Failpoint.reached("start.after-ensure");
        } catch (ImageFailure e) {
            reports.failed(starting.get(), "image-missing", String.valueOf(e.getMessage()), e.logTail());
        } catch (RuntimeFailure e) {
            reports.failed(starting.get(), e.reason().wire(), String.valueOf(e.getMessage()), List.of());
        }
    }

    private String image(WorkspaceRow row, Progresses.Tracker tracker) {
        tracker.at(StartStage.IMAGE, 0, "looking for " + row.settings().image());
        Failpoint.reached("start.before-image");
        return images.ensure(row.settings().image(), (percent, detail) -> {
            tracker.at(StartStage.IMAGE, percent, detail);
            reports.progressed(row);
        });
    }
}

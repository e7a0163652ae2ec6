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
import java.util.UUID;

/** From whatever there is to a running container: image, volumes, network, container. */
@ApplicationScoped
class ContainerStart {
    private final WorkspaceRuntime runtime;
    private final WorkspaceStore store;
    private final Images images;
    private final Specs specs;
    private final Reports reports;
    private final Waits waits;

    ContainerStart(
            WorkspaceRuntime runtime, WorkspaceStore store, Images images, Specs specs, Reports reports, Waits waits) {
        this.runtime = runtime;
        this.store = store;
        this.images = images;
        this.specs = specs;
        this.reports = reports;
        this.waits = waits;
    }

    /** Returns whether to look again now; otherwise a wait for the image says when. */
    boolean bringUp(WorkspaceRow row, String cause) {
        if (waits.has(row.id())) {
            return false;
        }
        Progresses.Tracker tracker = reports.progress(row);
        Optional<WorkspaceRow> starting = reports.starting(row, cause);
        if (starting.isEmpty()) {
            return true;
        }
        String image = row.settings().image();
        tracker.at(StartStage.IMAGE, 0, "looking for " + image);
        Failpoint.reached("start.before-image");
        Optional<String> reference = images.ready(image);
        if (reference.isEmpty()) {
            waits.begin(row.id(), () -> makeImage(row.id(), image));
            return false;
        }
        try {
            Failpoint.reached("start.before-ensure");
            runtime.ensure(
                    specs.of(row, reference.get()),
                    stage -> tracker.at(stage == Stage.VOLUME ? StartStage.VOLUME : StartStage.CONTAINER, 0, ""));
            Failpoint.reached("start.after-ensure");
        } catch (RuntimeFailure e) {
            reports.failed(starting.get(), e.reason().wire(), String.valueOf(e.getMessage()), List.of());
        }
        return true;
    }

    /** May take minutes, in which the row may change: what is told of is the row as it then is. */
    private void makeImage(UUID id, String image) {
        try {
            images.ensure(
                    image,
                    (percent, detail) -> stillStarting(id, image).ifPresent(row -> {
                        reports.progress(row).at(StartStage.IMAGE, percent, detail);
                        reports.progressed(row);
                    }));
        } catch (ImageFailure e) {
            stillStarting(id, image)
                    .ifPresent(
                            row -> reports.failed(row, "image-missing", String.valueOf(e.getMessage()), e.logTail()));
        }
    }

    private Optional<WorkspaceRow> stillStarting(UUID id, String image) {
        return store.find(id)
                .filter(row -> row.phase() instanceof Phase.Starting
                        && row.wish().desired() == Desired.RUNNING
                        && row.settings().image().equals(image));
    }
}

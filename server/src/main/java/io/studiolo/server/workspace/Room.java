package io.studiolo.server.workspace;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.ImageState;
import io.studiolo.api.Problem;
import io.studiolo.api.Quantity;
import io.studiolo.api.Target;
import io.studiolo.runtime.Limits;
import io.studiolo.server.image.Images;
import io.studiolo.server.target.Targets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Whether the machine has room for a workspace. */
@ApplicationScoped
class Room {
    private final Targets targets;
    private final WorkspaceStore store;
    private final Images images;

    Room(Targets targets, WorkspaceStore store, Images images) {
        this.targets = targets;
        this.store = store;
        this.images = images;
    }

    Target now() {
        WorkspaceStore.Reserved reserved = store.reserved();
        return targets.now(reserved.cpuMillis(), reserved.memoryBytes(), reserved.workspaces());
    }

    /** The limits to review where a request has none that can be read. */
    Limits least() {
        return new Limits(1, 1, 1);
    }

    /** More than the whole machine can never run; more than is free now may have to share. */
    List<Problem> refusals(Limits limits, Target target) {
        List<Problem> refusals = new ArrayList<>();
        if (target.cpu().total() > 0 && limits.cpuMillis() > target.cpu().total()) {
            refusals.add(Problem.of(
                    ErrorCode.NO_ROOM,
                    "it asks for " + Quantity.ofCpuMillis(limits.cpuMillis()) + " CPUs; the machine has "
                            + Quantity.ofCpuMillis(target.cpu().total()) + "; ask for less"));
        }
        if (target.memory().total() > 0
                && limits.memoryBytes() > target.memory().total()) {
            refusals.add(Problem.of(
                    ErrorCode.NO_ROOM,
                    "it asks for " + Quantity.ofBytes(limits.memoryBytes()) + " of memory; the machine has "
                            + (target.memory().total() >> 20) + "Mi; ask for less"));
        }
        return refusals;
    }

    List<String> notes(WorkspaceDraft draft, Target target) {
        List<String> notes = new ArrayList<>();
        if (!target.reachable()) {
            notes.add("the container runtime doesn't answer now; the workspace starts when it does");
        }
        WorkspaceRow.Settings settings = draft.settings();
        if (settings == null) {
            return notes;
        }
        if (target.cpu().reserved() + settings.limits().cpuMillis()
                > target.cpu().total()) {
            notes.add("running workspaces may use "
                    + Quantity.ofCpuMillis(target.cpu().reserved())
                    + " CPUs already; under load they share the machine's");
        }
        if (settings.limits().memoryBytes() > target.memory().free()) {
            notes.add("less memory is free now than this workspace may use");
        }
        if (images.stateOf(settings.image()) == ImageState.MISSING) {
            notes.add("its image is built first; that takes a few minutes, once");
        }
        return notes;
    }
}

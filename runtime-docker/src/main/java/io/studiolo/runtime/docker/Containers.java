package io.studiolo.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.HostConfig;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.Limits;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.Stage;
import io.studiolo.runtime.WorkspaceSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Containers and their life. A create is create, start, inspect and nothing before: that a container exists already
 * is learnt from the engine's refusal of the name, which also decides between processes.
 */
final class Containers {
    private static final int ATTEMPTS = 4;
    private static final Duration REPLACEMENT_GRACE = Duration.ofSeconds(10);

    private final Engine engine;
    private final Names names;
    private final ContainerRecipe recipe;
    private final WorkspaceFiles files;
    private final Networks networks;
    private final KeyedLocks locks = new KeyedLocks();

    Containers(Engine engine, ContainerRecipe recipe, Networks networks) {
        this.engine = engine;
        this.names = recipe.names();
        this.recipe = recipe;
        this.files = recipe.files();
        this.networks = networks;
    }

    RuntimeState ensure(WorkspaceSpec spec, Consumer<Stage> progress) {
        return locks.with(spec.workspace(), () -> {
            progress.accept(Stage.VOLUME);
            progress.accept(Stage.NETWORK);
            String network = engine.ask(() -> networks.assign(spec.workspace()));
            progress.accept(Stage.CONTAINER);
            try {
                return engine.ask(() -> settle(spec, network));
            } catch (RuntimeFailure e) {
                networks.release(spec.workspace());
                throw withoutSecrets(e, spec);
            }
        });
    }

    /** Repeats while others change the same workspace under our hands. */
    private RuntimeState settle(WorkspaceSpec spec, String network) {
        DockerException last = new ConflictException("others keep changing this workspace");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return createOrAdopt(spec, network);
            } catch (DockerException e) {
                last = e;
                if (EngineErrors.missingNetwork(e)) {
                    networks.restore();
                    remove(spec.workspace());
                } else if (!EngineErrors.missingMount(e) && !(e instanceof ConflictException)) {
                    throw e;
                }
            }
        }
        throw last;
    }

    private RuntimeState createOrAdopt(WorkspaceSpec spec, String network) {
        try {
            files.writeApps(spec);
            recipe.fill(docker().createContainerCmd(spec.image()), spec, network)
                    .exec();
        } catch (ConflictException taken) {
            return adopt(spec, network);
        } catch (NotFoundException e) {
            // An engine looks for the image before the name: a container outlives its image.
            if (EngineErrors.missingImage(e) && inspect(spec.workspace()).isPresent()) {
                return adopt(spec, network);
            }
            throw e;
        }
        files.unmark(spec.workspace());
        return startNew(spec.workspace());
    }

    private RuntimeState startNew(UUID workspace) {
        try {
            return start(workspace);
        } catch (DockerException e) {
            // What never ran holds nothing, and would look like one about to start.
            remove(workspace);
            throw e;
        }
    }

    private RuntimeState adopt(WorkspaceSpec spec, String network) {
        UUID id = spec.workspace();
        Optional<InspectContainerResponse> found = inspect(id);
        if (found.isEmpty()) {
            throw new ConflictException("the container came and went");
        }
        InspectContainerResponse container = found.get();
        ContainerFacts facts = ContainerFacts.of(container);
        boolean broken = facts.status().equals("removing") || facts.status().equals("dead");
        Map<String, String> labels =
                Objects.requireNonNullElse(container.getConfig().getLabels(), Map.of());
        if (broken || !spec.fingerprint().equals(labels.get(Names.FINGERPRINT))) {
            return replace(spec, network, facts);
        }
        if (facts.status().equals("running") || facts.status().equals("paused")) {
            return facts.state(false);
        }
        if (!limits(container).equals(Optional.of(spec.limits()))) {
            update(id, spec.limits());
        }
        files.unmark(id);
        return start(id);
    }

    private RuntimeState replace(WorkspaceSpec spec, String network, ContainerFacts facts) {
        if (facts.status().equals("running")
                && docker().inspectImageCmd(spec.image()).exec() != null) {
            // The image is asked for first: a workspace that runs isn't ended for one that can't be made.
            stopNow(spec.workspace(), REPLACEMENT_GRACE);
        }
        remove(spec.workspace());
        files.writeApps(spec);
        recipe.fill(docker().createContainerCmd(spec.image()), spec, network).exec();
        files.unmark(spec.workspace());
        return startNew(spec.workspace());
    }

    private RuntimeState start(UUID workspace) {
        try {
            docker().startContainerCmd(Names.container(workspace)).exec();
        } catch (NotModifiedException runs) {
            return look(workspace);
        } catch (NotFoundException e) {
            if (EngineErrors.missingNetwork(e)) {
                throw e;
            }
            return new RuntimeState.Absent(); // deleted between our two calls
        }
        return look(workspace);
    }

    void stop(UUID workspace, Duration grace) {
        locks.with(workspace, () -> {
            engine.tell(() -> {
                boolean live = inspect(workspace)
                        .map(c -> ContainerFacts.of(c).status())
                        .filter(status -> status.equals("running") || status.equals("paused"))
                        .isPresent();
                if (live) {
                    files.markStopped(workspace);
                    stopNow(workspace, grace);
                }
            });
            return true;
        });
    }

    private void stopNow(UUID workspace, Duration grace) {
        long seconds = Math.max(0, grace.plusMillis(999).toSeconds());
        String target = "/containers/" + Names.container(workspace) + "/stop?t=" + seconds;
        Duration patience = EngineRequest.PATIENCE.plusSeconds(seconds);
        try {
            engine.json(EngineRequest.post(target, "").patient(patience));
        } catch (NotModifiedException | NotFoundException done) {
            return;
        }
    }

    void delete(UUID workspace) {
        locks.with(workspace, () -> {
            engine.tell(() -> remove(workspace));
            files.delete(workspace);
            networks.release(workspace);
            return true;
        });
    }

    private void remove(UUID workspace) {
        try {
            docker().removeContainerCmd(Names.container(workspace))
                    .withForce(true)
                    .exec();
        } catch (NotFoundException gone) {
            return;
        } catch (ConflictException e) {
            if (!EngineErrors.message(e).contains("already in progress")) {
                throw e;
            }
        }
    }

    void resize(UUID workspace, Limits limits) {
        locks.with(workspace, () -> {
            engine.tell(() -> {
                try {
                    update(workspace, limits);
                } catch (NotFoundException absent) {
                    return;
                }
            });
            return true;
        });
    }

    private void update(UUID workspace, Limits limits) {
        docker().updateContainerCmd(Names.container(workspace))
                .withMemory(limits.memoryBytes())
                .withMemorySwap(limits.memoryBytes())
                .withNanoCPUs(limits.cpuMillis() * 1_000_000)
                .withPidsLimit((long) limits.pids())
                .exec();
    }

    RuntimeState observe(UUID workspace) {
        return engine.ask(() -> look(workspace));
    }

    private RuntimeState look(UUID workspace) {
        return inspect(workspace)
                .map(container -> ContainerFacts.of(container).state(files.stoppedByUs(workspace)))
                .orElseGet(RuntimeState.Absent::new);
    }

    /** Empty too if something of that name isn't ours. */
    Optional<InspectContainerResponse> inspect(UUID workspace) {
        try {
            InspectContainerResponse container =
                    docker().inspectContainerCmd(Names.container(workspace)).exec();
            Map<String, String> labels =
                    Objects.requireNonNullElse(container.getConfig().getLabels(), Map.of());
            return names.workspace(labels).map(id -> container);
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    static Optional<Limits> limits(InspectContainerResponse container) {
        HostConfig host = container.getHostConfig();
        if (host.getNanoCPUs() == null || host.getMemory() == null || host.getPidsLimit() == null) {
            return Optional.empty();
        }
        long cpu = host.getNanoCPUs() / 1_000_000;
        boolean limited = cpu > 0 && host.getMemory() > 0 && host.getPidsLimit() > 0;
        return limited
                ? Optional.of(
                        new Limits(cpu, host.getMemory(), host.getPidsLimit().intValue()))
                : Optional.empty();
    }

    private static RuntimeFailure withoutSecrets(RuntimeFailure e, WorkspaceSpec spec) {
        String message = String.valueOf(e.getMessage());
        for (String value : spec.env().values()) {
            if (value.length() > 3) {
                message = message.replace(value, "…");
            }
        }
        if (e.reason() == FailureReason.IMAGE_MISSING) {
            message = "The image " + spec.image() + " is not in the engine; build or load it first.";
        }
        // The cause is left out: it says the same, secrets included.
        return new RuntimeFailure(e.reason(), message);
    }

    private DockerClient docker() {
        return engine.docker();
    }
}

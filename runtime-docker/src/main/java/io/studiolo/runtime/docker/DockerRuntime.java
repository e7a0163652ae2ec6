package io.studiolo.runtime.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import io.studiolo.runtime.Capacity;
import io.studiolo.runtime.ExecRequest;
import io.studiolo.runtime.ExecSession;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.Limits;
import io.studiolo.runtime.LogRequest;
import io.studiolo.runtime.LogStream;
import io.studiolo.runtime.Observed;
import io.studiolo.runtime.RuntimeEvent;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.Stage;
import io.studiolo.runtime.Stats;
import io.studiolo.runtime.Subscription;
import io.studiolo.runtime.VolumeRuntime;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.runtime.WorkspaceSpec;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Workspaces on one Docker Engine. */
public final class DockerRuntime implements WorkspaceRuntime {
    private static final int PER_NETWORK = 1000;

    private final Engine engine;
    private final Names names;
    private final Networks networks;
    private final Containers containers;
    private final Listing listing;
    private final Isolation isolation;
    private final boolean isolationRequired;
    private final Capacities capacities;
    private final DockerVolumes volumes;

    private DockerRuntime(Engine engine, DockerConfig config) {
        this.engine = engine;
        this.names = new Names(config.installation());
        this.networks = new Networks(engine, names, new SubnetPool(Cidr.parse(config.networkPool())), PER_NETWORK);
        ContainerRecipe recipe = new ContainerRecipe(config, names, new WorkspaceFiles(config.stateDirectory()));
        this.containers = new Containers(engine, recipe, networks);
        this.listing = new Listing(engine, recipe, networks);
        this.isolationRequired = config.isolationRequired();
        this.isolation = new Isolation(names, config.allowedPrivate());
        this.capacities = new Capacities(engine, isolation);
        this.volumes = new DockerVolumes(engine, names);
    }

    /** Does not fail while the engine is away: each call tells so, and what is prepared here is made up for later. */
    public static DockerRuntime connect(DockerConfig config) {
        DockerRuntime runtime = new DockerRuntime(new Engine(EngineAddress.parse(config.dockerHost())), config);
        try {
            runtime.engine.tell(runtime.networks::prepare);
        } catch (RuntimeUnavailable | RuntimeFailure later) {
            return runtime; // the first create prepares them
        } finally {
            runtime.verifyIsolation();
        }
        return runtime;
    }

    /** Puts the isolation of networks in force again, should somebody have taken it away: an engine's restart does. */
    public void verifyIsolation() {
        if (engine.address().local()) {
            isolation.apply();
        } else {
            isolation.elsewhere();
        }
    }

    @Override
    public String kind() {
        return "docker";
    }

    @Override
    public Capacity capacity() {
        return capacities.read();
    }

    @Override
    public RuntimeState ensure(WorkspaceSpec spec, Consumer<Stage> progress) {
        if (isolationRequired && !isolation.warning().isEmpty()) {
            verifyIsolation(); // perhaps it was mended in between
            if (!isolation.warning().isEmpty()) {
                String accept = " With STUDIOLO_ISOLATION=best-effort workspaces start all the same.";
                throw new RuntimeFailure(FailureReason.NOT_ISOLATED, isolation.warning() + accept);
            }
        }
        return containers.ensure(spec, progress);
    }

    @Override
    public void stop(UUID workspace, Duration grace) {
        containers.stop(workspace, grace);
    }

    @Override
    public void delete(UUID workspace) {
        containers.delete(workspace);
        listing.forget(workspace);
    }

    @Override
    public RuntimeState observe(UUID workspace) {
        return containers.observe(workspace);
    }

    @Override
    public List<Observed> list() {
        return listing.list();
    }

    @Override
    public void resize(UUID workspace, Limits limits) {
        containers.resize(workspace, limits);
    }

    @Override
    public LogStream logs(UUID workspace, LogRequest request) {
        return DockerLog.open(engine, workspace, request);
    }

    @Override
    public ExecSession exec(UUID workspace, ExecRequest request) {
        return DockerExec.open(engine, workspace, request);
    }

    @Override
    public Stats stats(UUID workspace) {
        return engine.ask(() -> {
            String target = "/containers/" + Names.container(workspace) + "/stats?stream=false&one-shot=true";
            try {
                return StatsReading.read(engine.json(EngineRequest.get(target)));
            } catch (NotFoundException e) {
                throw new RuntimeFailure(FailureReason.NOT_RUNNING, "The workspace doesn't run.", e);
            }
        });
    }

    @Override
    public boolean hasImage(String reference) {
        return engine.ask(() -> {
            try {
                engine.docker().inspectImageCmd(reference).exec();
                return true;
            } catch (NotFoundException e) {
                return false;
            }
        });
    }

    @Override
    public Subscription watch(Consumer<RuntimeEvent> listener) {
        return new Watch(engine, names, event -> {
            listing.forget(event.workspace());
            listener.accept(event);
        });
    }

    @Override
    public VolumeRuntime volumes() {
        return volumes;
    }

    @Override
    public void close() {
        engine.close();
    }
}

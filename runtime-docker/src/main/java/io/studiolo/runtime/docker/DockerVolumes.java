package io.studiolo.runtime.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.studiolo.runtime.ExecOutput;
import io.studiolo.runtime.ExecRequest;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.VolumeRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The two volumes of each workspace. Their size is measured from inside, where no path of the engine's is needed. */
final class DockerVolumes implements VolumeRuntime {
    private static final int OUTPUT = 4096;
    private static final Duration MEASURED = Duration.ofSeconds(35);

    private final Engine engine;
    private final Names names;
    private final Map<UUID, Long> lastSize = new ConcurrentHashMap<>();

    DockerVolumes(Engine engine, Names names) {
        this.engine = engine;
        this.names = names;
    }

    @Override
    public void delete(UUID workspace) {
        engine.tell(() -> {
            remove(workspace, Names.workVolume(workspace));
            remove(workspace, Names.homeVolume(workspace));
        });
        lastSize.remove(workspace);
    }

    private void remove(UUID workspace, String volume) {
        try {
            engine.docker().removeVolumeCmd(volume).exec();
        } catch (NotFoundException gone) {
            return;
        } catch (ConflictException e) {
            throw new RuntimeFailure(
                    FailureReason.IN_USE, "A container still uses the volumes of " + workspace + ".", e);
        }
    }

    @Override
    public List<UUID> list() {
        return engine.ask(() -> engine
                .docker()
                .listVolumesCmd()
                .withFilter("label", List.of(Names.INSTALLATION + "=" + names.installation()))
                .exec()
                .getVolumes()
                .stream()
                .flatMap(volume -> names.workspace(volume.getLabels()).stream())
                .distinct()
                .toList());
    }

    /** Measured while the workspace runs; the last known size while it doesn't. */
    @Override
    public long usage(UUID workspace) {
        ExecRequest du = ExecRequest.ofSystem("timeout", "30", "du", "-sxk", "/workspace", "/home/workspace");
        try {
            String output = ExecOutput.read(DockerExec.open(engine, workspace, du), OUTPUT, MEASURED);
            long kib = output.lines()
                    .map(line -> line.split("\\s+", 2)[0])
                    .filter(number -> number.matches("[0-9]{1,15}"))
                    .mapToLong(Long::parseLong)
                    .sum();
            lastSize.put(workspace, kib * 1024);
        } catch (RuntimeFailure | IOException e) {
            return lastSize.getOrDefault(workspace, 0L);
        }
        return lastSize.getOrDefault(workspace, 0L);
    }
}

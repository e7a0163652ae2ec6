package io.studiolo.runtime.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.VolumeOptions;
import io.studiolo.runtime.Limits;
import io.studiolo.runtime.WorkspaceSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How a container is made of a specification. Security is decided here and nowhere else. */
record ContainerRecipe(DockerConfig config, Names names, WorkspaceFiles files) {
    private static final String USER = "1000:1000";
    private static final String CA_BUNDLE = "/run/studiolo/ca.pem";
    /** What the common programs look at for certificates: OpenSSL, Python, pip, Node, Git, curl. */
    private static final List<String> CA_VARIABLES = List.of(
            "SSL_CERT_FILE",
            "REQUESTS_CA_BUNDLE",
            "PIP_CERT",
            "NODE_EXTRA_CA_CERTS",
            "GIT_SSL_CAINFO",
            "CURL_CA_BUNDLE");

    CreateContainerCmd fill(CreateContainerCmd create, WorkspaceSpec spec, String network) {
        UUID id = spec.workspace();
        return create.withName(Names.container(id))
                .withHostName(spec.hostname())
                .withUser(USER)
                .withWorkingDir("/workspace")
                .withEntrypoint("/bin/sh", "/run/studiolo/init")
                .withCmd(List.of())
                .withEnv(env(spec))
                .withStopSignal("SIGTERM")
                .withLabels(names.labels(id, spec.fingerprint()))
                .withHostConfig(hostConfig(spec, network));
    }

    private HostConfig hostConfig(WorkspaceSpec spec, String network) {
        Limits limits = spec.limits();
        return HostConfig.newHostConfig()
                .withInit(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                .withPidsLimit((long) limits.pids())
                .withMemory(limits.memoryBytes())
                // Equal to the memory: no swap, which would only make a workspace slow before it ends.
                .withMemorySwap(limits.memoryBytes())
                .withNanoCPUs(limits.cpuMillis() * 1_000_000)
                .withNetworkMode(network)
                .withMounts(mounts(spec.workspace()))
                .withRestartPolicy(RestartPolicy.noRestart())
                .withLogConfig(
                        new LogConfig(LogConfig.LoggingType.JSON_FILE, Map.of("max-size", "10m", "max-file", "3")));
    }

    private List<Mount> mounts(UUID id) {
        List<Mount> mounts = new ArrayList<>();
        mounts.add(volume(id, Names.workVolume(id), "/workspace"));
        mounts.add(volume(id, Names.homeVolume(id), "/home/workspace"));
        mounts.add(readOnly(config.initScript(), "/run/studiolo/init"));
        mounts.add(readOnly(files.apps(id), "/run/studiolo/apps"));
        Path bundle = config.caBundle();
        if (bundle != null) {
            mounts.add(readOnly(bundle, CA_BUNDLE));
        }
        return mounts;
    }

    /** Made by the engine with the container, so that a create is one call. */
    private Mount volume(UUID id, String name, String target) {
        return new Mount()
                .withType(MountType.VOLUME)
                .withSource(name)
                .withTarget(target)
                .withVolumeOptions(new VolumeOptions().withLabels(names.labels(id)));
    }

    private static Mount readOnly(Path source, String target) {
        return new Mount()
                .withType(MountType.BIND)
                .withSource(source.toString())
                .withTarget(target)
                .withReadOnly(true);
    }

    private List<String> env(WorkspaceSpec spec) {
        Map<String, String> env = new TreeMap<>();
        if (config.caBundle() != null) {
            CA_VARIABLES.forEach(name -> env.put(name, CA_BUNDLE));
        }
        env.putAll(spec.env());
        return env.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    }
}

package io.studiolo.runtime.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine is and what is ours there.
 *
 * @param dockerHost {@code unix:///path} or {@code tcp://host:port}, as in {@code DOCKER_HOST}
 * @param installation tells this installation's containers, volumes, networks and rules from all others
 * @param networkPool private range in CIDR notation that workspaces get their addresses from; /22 or larger
 * @param initScript the script that runs as a workspace's main process; a path on the engine's machine
 * @param stateDirectory for what is mounted into workspaces and for marks that outlive this process; on the engine's
 *     machine too
 * @param allowedPrivate private ranges that workspaces may reach all the same, a package mirror for example
 * @param isolationRequired whether a workspace is refused to start while the kernel's rules can't be set; they can't on a
 *     machine that isn't this one, nor without the right to
 * @param caBundle certificates that programs in workspaces are to trust; a full bundle in PEM, on the engine's machine
 */
public record DockerConfig(
        String dockerHost,
        UUID installation,
        String networkPool,
        Path initScript,
        Path stateDirectory,
        List<String> allowedPrivate,
        boolean isolationRequired,
        @Nullable Path caBundle) {
    public static final String DEFAULT_HOST = "unix:///var/run/docker.sock";
    public static final String DEFAULT_POOL = "10.201.0.0/16";

    public DockerConfig {
        allowedPrivate = List.copyOf(allowedPrivate);
        allowedPrivate.forEach(Cidr::parse);
        if (Cidr.parse(networkPool).prefix() > SubnetPool.PREFIX) {
            throw new IllegalArgumentException("the network pool must be a /" + SubnetPool.PREFIX
                    + " or larger, 10.201.0.0/16 for example; it is " + networkPool);
        }
        if (!initScript.isAbsolute() || !stateDirectory.isAbsolute() || (caBundle != null && !caBundle.isAbsolute())) {
            throw new IllegalArgumentException(
                    "the engine mounts absolute paths only: " + initScript + ", " + stateDirectory + ", " + caBundle);
        }
    }

    /** With everything that has a default at it. */
    public static DockerConfig of(UUID installation, Path initScript, Path stateDirectory) {
        return new DockerConfig(
                DEFAULT_HOST, installation, DEFAULT_POOL, initScript, stateDirectory, List.of(), true, null);
    }
}

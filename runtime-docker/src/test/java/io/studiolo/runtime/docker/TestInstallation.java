package io.studiolo.runtime.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** An installation on this machine's engine for one class of tests: its own labels, networks, rules and folder. */
final class TestInstallation implements AutoCloseable {
    /** A root file system with a shell and the user's folders: as little as an image can be. */
    static final String IMAGE = "studiolo-test/minimal:1";

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    final UUID id = UUID.randomUUID();
    final Path state;
    final DockerRuntime runtime;

    TestInstallation(String pool) {
        image();
        try {
            state = Files.createTempDirectory("studiolo-docker-it-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        runtime = DockerRuntime.connect(config(pool));
    }

    private DockerConfig config(String pool) {
        Path init = HOME.resolve("images/init/init");
        return new DockerConfig(DockerConfig.DEFAULT_HOST, id, pool, init, state, List.of(), true, null);
    }

    /** As a second process of the same installation. */
    DockerRuntime other(String pool) {
        return DockerRuntime.connect(config(pool));
    }

    private static synchronized void image() {
        if (Shell.run("docker", "image", "inspect", IMAGE).code() == 0) {
            return;
        }
        Shell.script("""
                set -o pipefail
                docker image inspect studiolo/debian:trixie >/dev/null 2>&1 ||
                    "$1/images/root/build" | docker import - studiolo/debian:trixie >/dev/null
                DOCKER_BUILDKIT=0 docker build -t "$2" - <<'END'
                FROM studiolo/debian:trixie
                RUN install -d -o 1000 -g 1000 /workspace /home/workspace
                END
                """, HOME.toString(), IMAGE);
    }

    @Override
    public void close() {
        runtime.close();
        Shell.script("""
                label="label=io.studiolo.installation=$1"
                docker ps -aq --filter "$label" | xargs -r docker rm -f >/dev/null
                docker volume ls -q --filter "$label" | xargs -r docker volume rm >/dev/null
                docker network ls -q --filter "$label" | xargs -r docker network rm >/dev/null
                rm -rf "$2"
                for chain in INPUT DOCKER-USER; do
                    iptables -S "$chain" | { grep -- "stl$3" || true; } | sed 's/^-A/-D/' | xargs -rL1 iptables
                done
                for chain in "STL-IN-$3" "STL-FWD-$3"; do
                    iptables -F "$chain"
                    iptables -X "$chain"
                done
                """, id.toString(), state.toString(), id.toString().substring(0, 6));
    }
}

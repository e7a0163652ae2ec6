package io.studiolo.cli.client;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the process was started with.
 *
 * @param variables the environment
 * @param home the person's home folder
 * @param root whether the person is root
 */
public record Environment(Map<String, String> variables, Path home, boolean root) {

    public static Environment ofProcess() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return new Environment(System.getenv(), Path.of(System.getProperty("user.home")), root);
    }

    /** A variable that is set and not blank. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** Where a server on this machine keeps its data. */
    public Path dataDir() {
        return get("STUDIOLO_DATA_DIR").map(Path::of).orElseGet(() -> {
            if (root) {
                return Path.of("/var/lib/studiolo");
            }
            return get("XDG_DATA_HOME")
                    .map(Path::of)
                    .orElse(home.resolve(".local/share"))
                    .resolve("studiolo");
        });
    }

    /** Where sign-ins of this person are kept. */
    public Path credentialsFile() {
        Path config = get("XDG_CONFIG_HOME").map(Path::of).orElse(home.resolve(".config"));
        return config.resolve("studiolo").resolve("credentials.json");
    }

    /** The server's address where {@code --url} doesn't name one. */
    public URI serverUrl() {
        String port = get("STUDIOLO_PORT").orElse("8080");
        return get("STUDIOLO_URL").map(ServerUrl::parse).orElseGet(() -> ServerUrl.parse("http://localhost:" + port));
    }

    /** The token of the local server's first admin; readable only by who may read the server's data. */
    public Path adminTokenFile() {
        return dataDir().resolve("admin.token");
    }

    boolean canRead(Path file) {
        return Files.isReadable(file);
    }
}

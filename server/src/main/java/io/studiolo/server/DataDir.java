package io.studiolo.server;

import java.nio.file.Path;
import java.util.Map;

/** Where the server keeps what it must not lose. */
final class DataDir {
    private DataDir() {}

    static Path find() {
        return find(System.getenv(), System.getProperty("user.name"), System.getProperty("user.home"));
    }

    static Path find(Map<String, String> env, String user, String home) {
        String chosen = env.getOrDefault("STUDIOLO_DATA_DIR", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen).toAbsolutePath();
        }
        if (user.equals("root")) {
            return Path.of("/var/lib/studiolo");
        }
        String share = env.getOrDefault("XDG_DATA_HOME", "");
        return (share.isBlank() ? Path.of(home, ".local", "share") : Path.of(share)).resolve("studiolo");
    }
}

package io.studiolo.runtime.docker;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What things of this installation are called on the engine, and the labels that find them again. */
record Names(UUID installation) {
    static final String INSTALLATION = "io.studiolo.installation";
    static final String WORKSPACE = "io.studiolo.workspace";
    static final String FINGERPRINT = "io.studiolo.fingerprint";

    static String container(UUID workspace) {
        return "studiolo-" + workspace;
    }

    static String workVolume(UUID workspace) {
        return container(workspace) + "-work";
    }

    static String homeVolume(UUID workspace) {
        return container(workspace) + "-home";
    }

    String network(int shard) {
        return "studiolo-" + installation.toString().substring(0, 8) + "-" + shard;
    }

    /** An interface's name ends at 15 characters: 9 of the prefix leave room for every shard of a /8. */
    String bridge(int shard) {
        return bridgePrefix() + shard;
    }

    String bridgePrefix() {
        return "stl" + shortInstallation();
    }

    String shortInstallation() {
        return installation.toString().substring(0, 6);
    }

    Map<String, String> labels() {
        return Map.of(INSTALLATION, installation.toString());
    }

    Map<String, String> labels(UUID workspace) {
        return Map.of(INSTALLATION, installation.toString(), WORKSPACE, workspace.toString());
    }

    Map<String, String> labels(UUID workspace, String fingerprint) {
        return Map.of(INSTALLATION, installation.toString(), WORKSPACE, workspace.toString(), FINGERPRINT, fingerprint);
    }

    /** The workspace a thing with these labels belongs to; empty if it isn't ours. */
    Optional<UUID> workspace(Map<String, String> labels) {
        String id = labels.get(WORKSPACE);
        if (id == null || !installation.toString().equals(labels.get(INSTALLATION))) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

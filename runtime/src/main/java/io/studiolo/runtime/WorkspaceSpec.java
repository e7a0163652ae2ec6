package io.studiolo.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All a runtime needs to know of a workspace.
 *
 * @param hostname what the machine calls itself inside; a DNS label
 * @param image name and tag
 * @param env secrets included; never logged, never in {@link #toString()}
 * @param apps what the init script starts and keeps alive
 */
public record WorkspaceSpec(
        UUID workspace, String hostname, String image, Limits limits, Map<String, String> env, List<AppSpec> apps) {
    public WorkspaceSpec {
        env = Map.copyOf(env);
        apps = List.copyOf(apps);
    }

    /**
     * An app.
     *
     * @param name a short word, {@code [a-z][a-z0-9]*}
     * @param port where it listens
     * @param command a line for {@code /bin/sh}, from the template, never from a user
     */
    public record AppSpec(String name, int port, String command) {}

    /**
     * Equal for specifications whose containers are interchangeable. Limits are left out: they change in place by
     * {@link WorkspaceRuntime#resize}. Hex, 16 characters.
     */
    public String fingerprint() {
        StringBuilder text = new StringBuilder().append(hostname).append('\n').append(image);
        new TreeMap<>(env)
                .forEach((k, v) -> text.append('\n').append(k).append('=').append(v));
        apps.forEach(a -> text.append('\n').append(a));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "WorkspaceSpec[" + workspace + ", " + image + ", " + limits + "]";
    }
}

package io.studiolo.runtime;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command to run in a container.
 *
 * @param command program and arguments; no shell reads them
 * @param env in addition to the container's
 * @param workdir absent: the image's
 * @param terminal present: with a PTY of this size, standard output and error in one stream
 */
public record ExecRequest(
        List<String> command,
        Map<String, String> env,
        @Nullable String workdir,
        @Nullable TerminalSize terminal) {
    public ExecRequest {
        command = List.copyOf(command);
        env = Map.copyOf(env);
    }

    private static final String SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Character cells. */
    public record TerminalSize(int columns, int rows) {}

    public static ExecRequest of(String... command) {
        return new ExecRequest(List.of(command), Map.of(), null, null);
    }

    /** A command of the server's own, found in the system's folders whatever path the workspace has set. */
    public static ExecRequest ofSystem(String... command) {
        return new ExecRequest(List.of(command), Map.of("PATH", SYSTEM_PATH), null, null);
    }
}

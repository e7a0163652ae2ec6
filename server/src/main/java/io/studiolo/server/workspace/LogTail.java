package io.studiolo.server.workspace;

import io.studiolo.runtime.LogRequest;
import io.studiolo.runtime.LogStream;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.WorkspaceRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The last words of a container, for the reason of a failure. */
final class LogTail {
    private static final int READ = 500;
    private static final int KEEP = 20;

    private LogTail() {}

    /**
     * The last lines.
     *
     * @param app only this app's; empty: all
     * @return none if the runtime can't tell: the failure is then told without them
     */
    static List<String> read(WorkspaceRuntime runtime, UUID workspace, String app) {
        List<String> lines = new ArrayList<>();
        try (LogStream stream = runtime.logs(workspace, new LogRequest(READ, null, false))) {
            for (Optional<LogStream.Line> line = stream.next(); line.isPresent(); line = stream.next()) {
                String text = line.get().text();
                if (app.isEmpty() || text.startsWith("[" + app + "]")) {
                    lines.add(text);
                }
            }
        } catch (RuntimeFailure | RuntimeUnavailable e) {
            return List.of();
        }
        return List.copyOf(lines.subList(Math.max(0, lines.size() - KEEP), lines.size()));
    }
}

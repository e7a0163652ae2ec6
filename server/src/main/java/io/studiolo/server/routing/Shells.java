package io.studiolo.server.routing;

import io.studiolo.gateway.terminal.TerminalStream;
import io.studiolo.runtime.ExecRequest;
import io.studiolo.runtime.ExecRequest.TerminalSize;
import io.studiolo.runtime.ExecSession;
import io.studiolo.runtime.WorkspaceRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Opens shells in workspaces: in a tmux session that outlives the connection where there is tmux, else plainly. */
@ApplicationScoped
class Shells {
    /** The session's name comes as an argument of its own; no text of a person is ever part of the script. */
    private static final String SCRIPT =
            "if command -v tmux >/dev/null 2>&1; then exec tmux -u new-session -A -s \"$1\"; fi; "
                    + "if command -v bash >/dev/null 2>&1; then exec bash -l; fi; exec sh -l";

    private final WorkspaceRuntime runtime;

    Shells(WorkspaceRuntime runtime) {
        this.runtime = runtime;
    }

    /**
     * Which shell.
     *
     * @param session checked: a-z, 0-9 and hyphens
     */
    record Request(UUID workspace, String session, int columns, int rows) {}

    TerminalStream open(Request request) {
        ExecSession exec = runtime.exec(
                request.workspace(),
                new ExecRequest(
                        List.of("/bin/sh", "-c", SCRIPT, "sh", request.session()),
                        Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8"),
                        null,
                        new TerminalSize(request.columns(), request.rows())));
        return new Shell(exec);
    }

    private record Shell(ExecSession exec) implements TerminalStream {
        @Override
        public InputStream output() {
            return exec.stdout();
        }

        @Override
        public OutputStream input() {
            return exec.stdin();
        }

        @Override
        public void resize(int columns, int rows) {
            exec.resize(new TerminalSize(columns, rows));
        }

        @Override
        public int exitCode() {
            return exec.exitCode();
        }

        @Override
        public void close() {
            exec.close();
        }
    }
}

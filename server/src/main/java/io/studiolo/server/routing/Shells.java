package io.studiolo.server.routing;

import io.studiolo.gateway.terminal.TerminalEnd;
import io.studiolo.gateway.terminal.TerminalRefusedException;
import io.studiolo.gateway.terminal.TerminalRequest;
import io.studiolo.gateway.terminal.TerminalSource;
import io.studiolo.gateway.terminal.TerminalStream;
import io.studiolo.runtime.ExecRequest;
import io.studiolo.runtime.ExecRequest.TerminalSize;
import io.studiolo.runtime.ExecSession;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.WorkspaceRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Opens shells in workspaces: in a tmux session that outlives the connection where there is tmux, else plainly. */
@ApplicationScoped
class Shells implements TerminalSource {
    /** The session's name comes as an argument of its own; no text of a person is ever part of the script. */
    private static final String SCRIPT =
            "if command -v tmux >/dev/null 2>&1; then exec tmux -u new-session -A -s \"$1\"; fi; "
                    + "if command -v bash >/dev/null 2>&1; then exec bash -l; fi; exec sh -l";

    private final WorkspaceRuntime runtime;

    Shells(WorkspaceRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public TerminalStream open(TerminalRequest request) throws IOException {
        ExecRequest exec = new ExecRequest(
                List.of("/bin/sh", "-c", SCRIPT, "sh", request.session()),
                Map.of("TERM", "xterm-256color", "LANG", "C.UTF-8"),
                null,
                new TerminalSize(request.columns(), request.rows()));
        try {
            return new Shell(runtime.exec(request.workspace(), exec));
        } catch (RuntimeFailure e) {
            throw new TerminalRefusedException(TerminalEnd.NOT_RUNNING);
        } catch (RuntimeUnavailable e) {
            throw new IOException("the container runtime doesn't answer", e);
        }
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

package io.studiolo.gateway.terminal;

import java.io.IOException;

/** Opens terminals in workspaces. */
public interface TerminalSource {
    /**
     * Joins the session of that name, or begins it. May block: called on a virtual thread.
     *
     * @throws TerminalRefusedException if the workspace is gone or does not run
     * @throws IOException if it can't be reached
     */
    TerminalStream open(TerminalRequest request) throws IOException;
}

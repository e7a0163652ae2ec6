package io.studiolo.gateway.terminal;

import java.io.IOException;

/** There is no terminal to be had in the workspace's present state. */
public final class TerminalRefusedException extends IOException {
    private final TerminalEnd end;

    public TerminalRefusedException(TerminalEnd end) {
        super(end.reason());
        this.end = end;
    }

    public TerminalEnd end() {
        return end;
    }
}

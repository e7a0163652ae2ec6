package io.studiolo.gateway.terminal;

/** Why a terminal is closed from our side: the WebSocket close codes of the protocol. */
public enum TerminalEnd {
    SESSION_ENDED(4401, "session ended"),
    WORKSPACE_GONE(4404, "workspace gone"),
    NOT_RUNNING(4409, "not running");

    private final short code;
    private final String reason;

    TerminalEnd(int code, String reason) {
        this.code = (short) code;
        this.reason = reason;
    }

    public short code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}

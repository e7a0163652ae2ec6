package io.studiolo.server.workspace;

import java.util.Locale;

/** What was asked for. */
public enum Desired {
    RUNNING,
    STOPPED,
    /** In the bin: no container, volumes kept. */
    BINNED,
    /** Gone with its volumes. */
    PURGED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Desired fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}

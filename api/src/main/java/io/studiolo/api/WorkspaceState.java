package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The state of a workspace as people see it. */
public enum WorkspaceState {
    /** Accepted; nothing has been done yet. */
    PENDING,
    /** On the way to running: image, volume, container, apps. */
    STARTING,
    /** The container runs and every app answered its health check. */
    RUNNING,
    STOPPING,
    STOPPED,
    /** On the way to the bin or out of it for good. */
    DELETING,
    /** In the bin: configuration and data are kept until {@link Workspace#purgeAt()}. */
    DELETED,
    /** The last start or the running container failed; {@link Workspace#status()} says why. */
    FAILED,
    /** Unused for long; kept, but must be woken by its owner. */
    DORMANT,
    /** The runtime can't be reached: the last word is old. */
    UNKNOWN;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static WorkspaceState fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}

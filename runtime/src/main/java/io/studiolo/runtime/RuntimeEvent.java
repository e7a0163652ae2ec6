package io.studiolo.runtime;

import java.util.UUID;

/** Something that may have happened to a workspace. */
public record RuntimeEvent(UUID workspace, Kind kind) {
    /** What. */
    public enum Kind {
        /** Its state may have changed. */
        CHANGED,
        /** The kernel ended one of its processes because its memory was used up; the workspace itself may go on. */
        OUT_OF_MEMORY
    }

    public static RuntimeEvent changed(UUID workspace) {
        return new RuntimeEvent(workspace, Kind.CHANGED);
    }
}

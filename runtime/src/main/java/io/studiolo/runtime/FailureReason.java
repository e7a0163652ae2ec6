package io.studiolo.runtime;

import java.util.Locale;

/** Why a runtime refuses, or a container ended. */
public enum FailureReason {
    /** The image is not in the engine and can't be pulled. */
    IMAGE_MISSING,
    /** The kernel ended the container because it reached its memory limit. */
    OUT_OF_MEMORY,
    /** The container's main process ended by itself. */
    EXITED,
    /** No address, disk or other room is left. */
    NO_ROOM,
    /** The operation needs a running container. */
    NOT_RUNNING,
    /** What keeps workspaces from each other and from the machine's services is not in force. */
    NOT_ISOLATED,
    /** Something still uses it. */
    IN_USE,
    /** The runtime refuses the specification; the message says what of it. */
    INVALID;

    /** The form in which people and programs see it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.studiolo.runtime.memory;

/** The calls of the runtime that can be made to fail. */
public enum Call {
    CAPACITY,
    ENSURE,
    STOP,
    DELETE,
    OBSERVE,
    LIST,
    RESIZE,
    LOGS,
    EXEC,
    STATS,
    HAS_IMAGE,
    VOLUMES_DELETE,
    VOLUMES_LIST,
    VOLUMES_USAGE
}

package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the last health check of an app said. */
public enum AppHealth {
    /** The workspace doesn't run. */
    STOPPED,
    /** It has not answered yet since the container's start. */
    STARTING,
    HEALTHY,
    /** It answered once and doesn't now. */
    UNHEALTHY,
    /** The runtime can't be reached. */
    UNKNOWN;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static AppHealth fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}

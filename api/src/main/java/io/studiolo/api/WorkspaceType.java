package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a workspace is for. A type sets defaults, not abilities. */
public enum WorkspaceType {
    DEVELOPMENT,
    DATA_SCIENCE,
    COMPUTATIONAL,
    COLLABORATIVE;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static WorkspaceType fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an image can be started from. */
public enum ImageState {
    MISSING,
    BUILDING,
    READY,
    /** The last build failed; its log says why. */
    FAILED,
    /** The engine can't be asked. */
    UNKNOWN;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static ImageState fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}

package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a user may do on the platform as a whole. */
public enum PlatformRole {
    /** Sees and does everything. */
    ADMIN,
    /** Has workspaces of their own. */
    MEMBER;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static PlatformRole fromWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}

package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a role or a token's scope can grant. The wire form is {@code noun:verb}. */
public enum Permission {
    /** See workspaces, their logs, usage and timeline. */
    WORKSPACE_READ,
    /** Create, change, start, stop, delete and restore workspaces. */
    WORKSPACE_WRITE,
    /** Open apps and terminals. */
    WORKSPACE_USE,
    TEMPLATE_READ,
    IMAGE_READ,
    /** Build images. */
    IMAGE_WRITE,
    /** See the capacity of the machine. */
    TARGET_READ,
    USER_READ,
    USER_WRITE,
    /** The caller's own sessions, tokens and password. */
    ACCOUNT_READ,
    ACCOUNT_WRITE;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    @JsonCreator
    public static Permission fromWire(String wire) {
        for (Permission permission : values()) {
            if (permission.wire().equals(wire)) {
                return permission;
            }
        }
        throw new IllegalArgumentException("there is no permission \"" + wire + "\"");
    }
}

package io.studiolo.server.http;

import io.studiolo.api.ErrorCode;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as requests write them. */
public final class Times {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /** The time that a parameter holds; absent where it is absent or empty. */
    public static @Nullable Instant parse(String parameter, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            if (storable(time)) {
                return time;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new ApiException(
                ErrorCode.INVALID_PARAMETER,
                parameter + " must be a time of the years 1970 to 9999, as 2026-01-31T12:00:00Z");
    }

    /** Whether the database has a place for it. */
    public static boolean storable(Instant time) {
        return !time.isBefore(FIRST) && !time.isAfter(LAST);
    }
}

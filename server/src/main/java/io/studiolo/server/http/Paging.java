package io.studiolo.server.http;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists in parts: {@code limit} and an opaque {@code cursor} that holds the place of the last item. */
public final class Paging {
    private static final int MAX = 200;
    private static final int USUAL = 50;

    private Paging() {}

    /** The number of items asked for, or the usual one. */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1 || asked > MAX) {
            throw new ApiException(ErrorCode.INVALID_PARAMETER, "limit must be 1 to " + MAX + "; this is " + asked);
        }
        return asked;
    }

    /** The place that a cursor holds. */
    public static <T> Optional<T> place(@Nullable String cursor, Function<String, T> reader) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return Optional.of(reader.apply(text));
        } catch (RuntimeException e) {
            throw new ApiException(
                    ErrorCode.INVALID_PARAMETER, "the cursor is not one that a list gave; read from the beginning");
        }
    }

    /**
     * A page of a list that was read with one item more than asked for.
     *
     * @param place the text by which {@link #place} finds an item again
     */
    public static <R, T> Page<T> page(List<R> rows, int limit, Function<R, String> place, Function<R, T> wire) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        String next = more
                ? Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(place.apply(shown.getLast()).getBytes(StandardCharsets.UTF_8))
                : null;
        return new Page<>(shown.stream().map(wire).toList(), next);
    }
}

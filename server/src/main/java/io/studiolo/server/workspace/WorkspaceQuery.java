package io.studiolo.server.workspace;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.WorkspaceState;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.http.Paging;
import io.studiolo.server.http.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which workspaces are asked for.
 *
 * @param owner a user name; absent: all that the caller may see
 */
record WorkspaceQuery(
        Set<WorkspaceState> states,
        String text,
        @Nullable String owner,
        WorkspaceStore.@Nullable Position after,
        int limit) {

    static WorkspaceQuery of(
            @Nullable String state, @Nullable String text, @Nullable String owner, @Nullable String cursor, int limit) {
        return new WorkspaceQuery(
                states(state),
                text == null ? "" : text.toLowerCase(Locale.ROOT),
                owner,
                Paging.place(cursor, WorkspaceQuery::position).orElse(null),
                limit);
    }

    private static Set<WorkspaceState> states(@Nullable String list) {
        Set<WorkspaceState> states = EnumSet.noneOf(WorkspaceState.class);
        if (list == null || list.isBlank()) {
            return states;
        }
        for (String word : list.split(",")) {
            try {
                states.add(WorkspaceState.fromWire(word.strip()));
            } catch (IllegalArgumentException e) {
                throw new ApiException(
                        ErrorCode.INVALID_PARAMETER,
                        "there is no state \"" + word.strip() + "\"; there are "
                                + Arrays.stream(WorkspaceState.values())
                                        .map(WorkspaceState::wire)
                                        .toList());
            }
        }
        return states;
    }

    /** The place of a row in the list, as a cursor holds it. */
    static String place(WorkspaceRow row) {
        return row.createdAt() + "|" + row.id();
    }

    private static WorkspaceStore.Position position(String text) {
        int bar = text.indexOf('|');
        Instant at = Instant.parse(text.substring(0, bar));
        if (!Times.storable(at)) {
            throw new IllegalArgumentException("no row was made then");
        }
        return new WorkspaceStore.Position(at, UUID.fromString(text.substring(bar + 1)));
    }
}

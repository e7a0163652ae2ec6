package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the event stream {@code GET /api/v1/events} carries; the SSE event name is {@link #type()}.
 *
 * @param type {@code workspace} (created or changed; {@link #workspace()} is its new form), {@code workspace-purged},
 *     {@code image}, {@code hello} (first, and after each reconnect: read lists anew)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Event(
        String type,
        @Nullable UUID id,
        @Nullable Workspace workspace,
        @Nullable Image image) {
    /** A workspace was made or changed. */
    public static Event of(Workspace workspace) {
        return new Event("workspace", workspace.id(), workspace, null);
    }

    /** A workspace is gone for good. */
    public static Event purged(UUID id) {
        return new Event("workspace-purged", id, null, null);
    }

    /** An image's state or the progress of its build changed. */
    public static Event of(Image image) {
        return new Event("image", null, null, image);
    }
}

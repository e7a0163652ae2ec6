package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transition of a workspace or another event of its life.
 *
 * @param kind {@code state}, {@code app}, {@code change} or {@code drift}
 * @param from the state before; present for kind {@code state}
 * @param to the state after; present for kind {@code state}
 * @param actor the user name, or {@code system}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineEntry(
        long id,
        Instant at,
        String kind,
        @Nullable WorkspaceState from,
        @Nullable WorkspaceState to,
        String actor,
        String cause) {}

package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An image that templates start from.
 *
 * @param reference the name and tag in the engine; the tag is a hash of the content it is built from
 * @param percent of the build that runs; absent when none runs
 * @param detail the step that runs, or why the last build failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Image(
        String name,
        String reference,
        ImageState state,
        @Nullable Long bytes,
        @Nullable Instant builtAt,
        @Nullable Integer percent,
        @Nullable String detail) {}

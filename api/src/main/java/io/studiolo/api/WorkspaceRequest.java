package io.studiolo.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace is created from. Whatever is absent comes from the template.
 *
 * @param name 1 to 27 of {@code a-z 0-9 -}, begins with a letter, no two hyphens in a row; unique per owner
 * @param template the template's name
 * @param type absent: the template's
 * @param description at most 500 characters
 * @param resources each absent member comes from the template
 * @param parameters values by the parameter's name
 * @param env environment variables
 * @param secretEnv environment variables that are stored encrypted and never shown again
 */
public record WorkspaceRequest(
        String name,
        String template,
        @Nullable WorkspaceType type,
        @Nullable String description,
        @Nullable ResourcesRequest resources,
        @Nullable Map<String, String> parameters,
        @Nullable Map<String, String> env,
        @Nullable Map<String, String> secretEnv) {

    /** Resources asked for; see {@link Resources} for the units. */
    public record ResourcesRequest(
            @Nullable String cpu,
            @Nullable String memory,
            @Nullable Integer pids) {}
}

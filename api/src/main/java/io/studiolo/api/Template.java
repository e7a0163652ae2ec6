package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recipe of workspaces.
 *
 * @param icon the name of a Tabler icon
 * @param image the image's name
 * @param imageState whether a start finds the image ready
 * @param startEstimateMs the median of the last starts here; absent without history
 * @param readme Markdown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Template(
        String name,
        String title,
        String description,
        String icon,
        WorkspaceType type,
        int version,
        String image,
        ImageState imageState,
        @Nullable Long imageBytes,
        @Nullable Long startEstimateMs,
        Resources resources,
        List<Preset> presets,
        List<Parameter> parameters,
        List<App> apps,
        String readme) {

    /** A named size. */
    public record Preset(String name, String cpu, String memory) {}

    /** An app that the template brings. */
    public record App(String name, String title, String icon, int port) {}

    /**
     * A typed choice.
     *
     * @param type string, number, boolean or choice
     * @param fallback the value where none is given
     * @param choices the values of a choice, else empty
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Parameter(
            String name,
            String title,
            String description,
            String type,
            String fallback,
            List<String> choices,
            @Nullable String pattern,
            @Nullable Double min,
            @Nullable Double max) {}
}

package io.studiolo.server.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.studiolo.api.WorkspaceType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template as its {@code template.yaml} says it; the format is described in {@code templates/README.md}.
 *
 * @param version grows with each change of meaning
 * @param image what it starts from
 */
public record Recipe(
        String apiVersion,
        String kind,
        String name,
        String title,
        String description,
        String icon,
        WorkspaceType type,
        int version,
        ImageSource image,
        Size resources,
        @Nullable List<Preset> presets,
        @Nullable List<Parameter> parameters,
        @Nullable List<App> apps,
        @Nullable Map<String, String> env) {

    /** Either a folder under {@code images/} that is built here, or a reference that the engine pulls. */
    public record ImageSource(
            @Nullable String build, @Nullable String reference) {
        /** The image's name: the folder's, or the reference itself. */
        public String name() {
            return build != null ? build : String.valueOf(reference);
        }
    }

    /** The resources that the form proposes. */
    public record Size(String cpu, String memory, int pids) {}

    /** A named size. */
    public record Preset(String name, String cpu, String memory) {}

    /**
     * A typed choice.
     *
     * @param env the variable that carries its value into the workspace
     */
    public record Parameter(
            String name,
            String title,
            @Nullable String description,
            String type,
            @JsonProperty("default") @Nullable String fallback,
            @Nullable List<String> choices,
            @Nullable String pattern,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable String env) {}

    /**
     * An app.
     *
     * @param path what its button opens
     * @param health how it is told to be well
     */
    public record App(
            String name,
            String title,
            String icon,
            int port,
            String command,
            @Nullable String path,
            @Nullable Health health) {}

    /**
     * A health check over HTTP: 2xx and 3xx are well.
     *
     * @param path asked on the app's port
     * @param timeoutSeconds how long after the container's start the first good answer may take
     */
    public record Health(String path, @Nullable Integer timeoutSeconds) {}

    public List<Preset> presetList() {
        return presets == null ? List.of() : presets;
    }

    public List<Parameter> parameterList() {
        return parameters == null ? List.of() : parameters;
    }

    public List<App> appList() {
        return apps == null ? List.of() : apps;
    }

    public Map<String, String> envMap() {
        return env == null ? Map.of() : env;
    }
}

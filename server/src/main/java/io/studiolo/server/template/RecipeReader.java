package io.studiolo.server.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.studiolo.api.Quantity;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and checks a {@code template.yaml}: what it accepts, a workspace can be created from. */
final class RecipeReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern APP = Pattern.compile("[a-z][a-z0-9]{0,11}");
    private static final Set<String> PARAMETER_TYPES = Set.of("string", "number", "boolean", "choice");

    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /**
     * Reads one template.
     *
     * @throws IllegalArgumentException with a sentence on what to mend
     */
    Recipe read(String text) {
        Recipe recipe;
        try {
            recipe = yaml.readValue(text, Recipe.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "template.yaml can't be read" + place(e) + ": " + e.getOriginalMessage(), e);
        }
        // An empty document is null.
        require(Objects.nonNull(recipe), "template.yaml is empty");
        check(recipe);
        return recipe;
    }

    /** The line and the field, where they are known. */
    private static String place(JsonProcessingException e) {
        String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
        String field = !(e instanceof JsonMappingException mapping)
                ? ""
                : mapping.getPath().stream()
                        .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                        .collect(Collectors.joining("."));
        return line + (field.isEmpty() ? "" : ", " + field);
    }

    private static void check(Recipe recipe) {
        require("studiolo/v1".equals(recipe.apiVersion()), "apiVersion must be studiolo/v1");
        require("Template".equals(recipe.kind()), "kind must be Template");
        require(matches(NAME, recipe.name()), "name must be of a-z, 0-9 and single hyphens");
        require(present(recipe.title()) && present(recipe.description()), "title and description must be given");
        require(recipe.version() >= 1, "version must be 1 or more");
        require(Objects.nonNull(recipe.image()), "image must be given");
        require(
                (recipe.image().build() == null) != (recipe.image().reference() == null),
                "image must have exactly one of build and reference");
        require(Objects.nonNull(recipe.type()), "type must be given");
        require(Objects.nonNull(recipe.resources()), "resources must be given");
        require(
                present(recipe.resources().cpu()) && present(recipe.resources().memory()),
                "resources must have cpu and memory");
        Quantity.cpuMillis(recipe.resources().cpu());
        Quantity.bytes(recipe.resources().memory());
        require(recipe.resources().pids() > 0, "resources.pids must be positive");
        Set<String> names = new HashSet<>();
        for (Recipe.App app : recipe.appList()) {
            require(matches(APP, app.name()), "an app's name is 1 to 12 of a-z and 0-9: " + app.name());
            require(names.add(app.name()), "two apps are named " + app.name());
            require(app.port() > 0 && app.port() < 65536, "the port of " + app.name() + " must be 1 to 65535");
            require(
                    present(app.command()) && app.command().indexOf('\n') < 0,
                    "the command of " + app.name() + " must be one line");
        }
        for (Recipe.Parameter parameter : recipe.parameterList()) {
            require(present(parameter.name()) && present(parameter.type()), "a parameter needs name and type");
            require(
                    PARAMETER_TYPES.contains(parameter.type()),
                    "the type of parameter " + parameter.name() + " must be one of " + PARAMETER_TYPES);
            require(
                    !parameter.type().equals("choice") || parameter.choices() != null,
                    "parameter " + parameter.name() + " needs choices");
        }
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }

    private static boolean present(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}

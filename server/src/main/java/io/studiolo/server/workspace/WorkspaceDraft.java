package io.studiolo.server.workspace;

import io.studiolo.api.Names;
import io.studiolo.api.Problem.FieldError;
import io.studiolo.api.Quantity;
import io.studiolo.api.WorkspaceRequest;
import io.studiolo.api.WorkspaceRequest.ResourcesRequest;
import io.studiolo.api.WorkspaceType;
import io.studiolo.runtime.Limits;
import io.studiolo.server.template.ParameterValues;
import io.studiolo.server.template.Recipe;
import io.studiolo.server.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request checked field by field and filled with its template's defaults.
 *
 * @param settings with the secret values still in the clear; null if the template is unknown
 * @param errors every rule that is broken; empty: it can be created
 */
record WorkspaceDraft(WorkspaceRow.@Nullable Settings settings, List<FieldError> errors) {
    private static final long MIN_CPU = 10;
    private static final long MIN_MEMORY = 64L << 20;
    private static final int MIN_PIDS = 16;
    private static final int MAX_PIDS = 1 << 20;
    private static final int MAX_DESCRIPTION = 500;
    private static final int MAX_VARIABLES = 200;
    private static final int MAX_VALUE = 32 * 1024;
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    static WorkspaceDraft of(WorkspaceRequest request, Templates templates) {
        List<FieldError> errors = new ArrayList<>();
        name(request.name(), errors);
        String description = description(request.description(), errors);
        Recipe recipe = recipe(request.template(), templates, errors);
        variables("env", request.env(), errors);
        variables("secretEnv", request.secretEnv(), errors);
        if (recipe == null) {
            return new WorkspaceDraft(null, errors);
        }
        Limits limits = limits(request.resources(), recipe, errors);
        ParameterValues parameters = ParameterValues.of(recipe, orEmpty(request.parameters()), errors);
        WorkspaceType type = request.type() == null ? recipe.type() : request.type();
        return new WorkspaceDraft(
                new WorkspaceRow.Settings(
                        request.name() == null ? "" : request.name(),
                        description,
                        type,
                        recipe.name(),
                        recipe.version(),
                        recipe.image().name(),
                        recipe.appList(),
                        limits,
                        parameters.values(),
                        orEmpty(request.env()),
                        orEmpty(request.secretEnv())),
                errors);
    }

    Limits limitsOr(Limits otherwise) {
        return settings == null ? otherwise : settings.limits();
    }

    static void name(@Nullable String name, List<FieldError> errors) {
        try {
            Names.workspace(name == null ? "" : name);
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("name", String.valueOf(e.getMessage())));
        }
    }

    static String description(@Nullable String description, List<FieldError> errors) {
        String text = description == null ? "" : description;
        if (text.length() > MAX_DESCRIPTION || text.indexOf('\0') >= 0) {
            errors.add(new FieldError(
                    "description",
                    "a description has at most " + MAX_DESCRIPTION + " characters; this has " + text.length()));
        }
        return text;
    }

    private static @Nullable Recipe recipe(@Nullable String name, Templates templates, List<FieldError> errors) {
        if (name == null || name.isEmpty()) {
            errors.add(new FieldError("template", "a template must be given; there are " + names(templates)));
            return null;
        }
        return templates.find(name).map(Templates.Entry::recipe).orElseGet(() -> {
            String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
            errors.add(new FieldError(
                    "template", "there is no template \"" + shown + "\"; there are " + names(templates)));
            return null;
        });
    }

    private static List<String> names(Templates templates) {
        return templates.all().stream().map(entry -> entry.recipe().name()).toList();
    }

    private static Limits limits(@Nullable ResourcesRequest asked, Recipe recipe, List<FieldError> errors) {
        String cpu = asked == null || asked.cpu() == null ? recipe.resources().cpu() : asked.cpu();
        String memory =
                asked == null || asked.memory() == null ? recipe.resources().memory() : asked.memory();
        int pids = asked == null || asked.pids() == null ? recipe.resources().pids() : asked.pids();
        long millis = quantity("resources.cpu", cpu, Quantity::cpuMillis, MIN_CPU, errors);
        long bytes = quantity("resources.memory", memory, Quantity::bytes, MIN_MEMORY, errors);
        if (pids < MIN_PIDS || pids > MAX_PIDS) {
            errors.add(new FieldError(
                    "resources.pids", "processes must be " + MIN_PIDS + " to " + MAX_PIDS + "; this is " + pids));
        }
        return new Limits(millis, bytes, Math.max(1, pids));
    }

    private static long quantity(
            String field, String text, ToLongFunction<String> reader, long min, List<FieldError> errors) {
        try {
            long value = reader.applyAsLong(text);
            if (value >= min) {
                return value;
            }
            String least = min == MIN_MEMORY ? Quantity.ofBytes(min) : Quantity.ofCpuMillis(min);
            errors.add(new FieldError(field, "\"" + text + "\" is too little; the least is " + least));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError(field, String.valueOf(e.getMessage())));
        }
        return min;
    }

    private static void variables(String field, @Nullable Map<String, String> env, List<FieldError> errors) {
        if (env == null) {
            return;
        }
        if (env.size() > MAX_VARIABLES) {
            errors.add(new FieldError(field, "at most " + MAX_VARIABLES + " variables; these are " + env.size()));
        }
        env.forEach((name, value) -> {
            if (!VARIABLE.matcher(name).matches()) {
                String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
                errors.add(
                        new FieldError(field, "\"" + shown + "\" is no name of a variable; use letters, digits and _"));
            } else if (name.startsWith("STUDIOLO_")) {
                errors.add(new FieldError(field + "." + name, "names that begin with STUDIOLO_ are reserved"));
            } else if (value == null || value.length() > MAX_VALUE || value.indexOf('\0') >= 0) {
                errors.add(new FieldError(
                        field + "." + name, "a value has at most " + MAX_VALUE + " characters and no NUL"));
            }
        });
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }
}

package io.studiolo.server.template;

import io.studiolo.api.Problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values of a template's parameters for one workspace.
 *
 * @param values every parameter's value, defaults filled in
 * @param env the variables that carry them into the workspace
 */
public record ParameterValues(Map<String, String> values, Map<String, String> env) {
    private static final int MAX_LENGTH = 4096;

    /**
     * Checks given values against a template's parameters.
     *
     * @param errors receives a line for each value that breaks its rule
     */
    public static ParameterValues of(Recipe recipe, Map<String, String> given, List<FieldError> errors) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> env = new LinkedHashMap<>();
        List<String> known = new ArrayList<>();
        for (Recipe.Parameter parameter : recipe.parameterList()) {
            known.add(parameter.name());
            String value = given.getOrDefault(parameter.name(), fallback(parameter));
            problem(parameter, value)
                    .ifPresent(text -> errors.add(new FieldError("parameters." + parameter.name(), text)));
            values.put(parameter.name(), value);
            if (parameter.env() != null) {
                env.put(parameter.env(), value);
            }
        }
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> errors.add(new FieldError(
                        "parameters." + name,
                        "template " + recipe.name() + " has no parameter \"" + name + "\"; it has " + known)));
        return new ParameterValues(values, env);
    }

    private static String fallback(Recipe.Parameter parameter) {
        return parameter.fallback() == null ? "" : parameter.fallback();
    }

    private static Optional<String> problem(Recipe.Parameter parameter, String value) {
        if (value.length() > MAX_LENGTH || value.indexOf('\0') >= 0) {
            return Optional.of("a value has at most " + MAX_LENGTH + " characters and no NUL");
        }
        return switch (parameter.type()) {
            case "boolean" ->
                value.equals("true") || value.equals("false")
                        ? Optional.empty()
                        : Optional.of("\"" + value + "\" is not true or false");
            case "number" -> number(parameter, value);
            case "choice" -> {
                List<String> choices = parameter.choices() == null ? List.of() : parameter.choices();
                yield choices.contains(value)
                        ? Optional.empty()
                        : Optional.of("\"" + value + "\" is not one of " + choices);
            }
            default -> pattern(parameter.pattern(), value);
        };
    }

    private static Optional<String> number(Recipe.Parameter parameter, String value) {
        double number;
        try {
            number = new BigDecimal(value).doubleValue();
        } catch (NumberFormatException e) {
            return Optional.of("\"" + value + "\" is not a number");
        }
        if (parameter.min() != null && number < parameter.min()) {
            return Optional.of(value + " is less than " + parameter.min());
        }
        if (parameter.max() != null && number > parameter.max()) {
            return Optional.of(value + " is more than " + parameter.max());
        }
        return Optional.empty();
    }

    private static Optional<String> pattern(@Nullable String pattern, String value) {
        return pattern == null || Pattern.matches(pattern, value)
                ? Optional.empty()
                : Optional.of("\"" + value + "\" doesn't match " + pattern);
    }
}

package io.studiolo.server.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.api.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterValuesTest {
    private final Recipe recipe = new RecipeReader().read("""
            apiVersion: studiolo/v1
            kind: Template
            name: demo
            title: Demo
            description: A demonstration.
            icon: box
            type: development
            version: 1
            image: { build: base }
            resources: { cpu: "1", memory: 1Gi, pids: 100 }
            parameters:
              - { name: colour, title: Colour, type: choice, choices: [red, green], default: red, env: COLOUR }
              - { name: size, title: Size, type: number, min: 1, max: 10, default: "3", env: SIZE }
              - { name: loud, title: Loud, type: boolean, default: "false" }
              - { name: word, title: Word, type: string, pattern: "[a-z]*", env: WORD }
            """);

    @Test
    void whatIsNotGivenHasItsDefaultAndReachesTheWorkspaceByItsVariable() {
        List<FieldError> errors = new ArrayList<>();
        ParameterValues values = ParameterValues.of(recipe, Map.of("colour", "green"), errors);
        assertThat(errors).isEmpty();
        assertThat(values.values()).containsEntry("size", "3").containsEntry("word", "");
        assertThat(values.env())
                .containsOnly(Map.entry("COLOUR", "green"), Map.entry("SIZE", "3"), Map.entry("WORD", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "colour,blue",
        "size,0",
        "size,11",
        "size,1e99999",
        "size,NaN",
        "size,x",
        "loud,yes",
        "word,$(id)",
        "word,a b",
        "shape,round"
    })
    void aValueThatBreaksItsRuleIsNamed(String name, String value) {
        List<FieldError> errors = new ArrayList<>();
        ParameterValues.of(recipe, Map.of(name, value), errors);
        assertThat(errors).singleElement().extracting(FieldError::field).isEqualTo("parameters." + name);
    }
}

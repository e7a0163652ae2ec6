package io.studiolo.server.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeReaderTest {
    private static final String GOOD = """
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
            apps:
              - { name: web, title: Web, icon: world, port: 8000, command: serve --port 8000 }
            """;

    private final RecipeReader reader = new RecipeReader();

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "python-data-science"})
    void theTemplatesThatComeWithTheProductAreGood(String name) throws IOException {
        Recipe recipe = reader.read(Files.readString(Path.of("../templates", name, "template.yaml")));
        assertThat(recipe.name()).isEqualTo(name);
    }

    @Test
    void aGoodOneIsReadWhole() {
        Recipe recipe = reader.read(GOOD);
        assertThat(recipe.appList())
                .singleElement()
                .extracting(Recipe.App::port)
                .isEqualTo(8000);
        assertThat(recipe.parameterList())
                .singleElement()
                .extracting(Recipe.Parameter::fallback)
                .isEqualTo("red");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apiVersion: studiolo/v1|apiVersion: studiolo/v9|apiVersion",
                "kind: Template|kind: Workspace|kind",
                "name: demo|name: ../demo|name",
                "title: Demo|title: ''|title",
                "version: 1|version: 0|version",
                "image: { build: base }|image: { build: base, reference: 'x:1' }|exactly one",
                "image: { build: base }|image: {}|exactly one",
                "image: { build: base }||image",
                "resources: { cpu: \"1\", memory: 1Gi, pids: 100 }||resources",
                "cpu: \"1\"|cpu: lots|CPU",
                "memory: 1Gi|memory: -1|memory",
                "pids: 100|pids: 0|pids",
                "pids: 100|pids: many|pids",
                "port: 8000|port: 65536|port",
                "name: web|name: We-b|name",
                "type: choice|type: colour|type",
                "type: choice, choices|choices|type",
                "choices: [red, green], ||choices",
                "type: development|type: party|type",
                "kind: Template|party: Template|party",
            })
    void aFaultIsNamed(String from, String to, String word) {
        String text = GOOD.replace(from, to == null ? "" : to);
        assertThat(text).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> reader.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(word);
    }

    @Test
    void whatIsNoTemplateAtAllIsRefused() {
        for (String text : new String[] {"", "[]", "just words", "\u0000", "a: [", "&a [*a]"}) {
            assertThatThrownBy(() -> reader.read(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

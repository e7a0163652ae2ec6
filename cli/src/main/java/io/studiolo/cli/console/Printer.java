package io.studiolo.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Writes results in the format that was asked for. */
public final class Printer {
    private final Console console;
    private final OutputFormat format;

    public Printer(Console console, OutputFormat format) {
        this.console = console;
        this.format = format;
    }

    /** A list: an array in JSON, a table for eyes. */
    public void list(Collection<JsonNode> items, View view) {
        switch (format) {
            case NAME -> items.forEach(item -> console.out(view.name(item)));
            case TABLE -> table(items, view);
            case JSON, YAML -> structured(new ArrayNode(JsonNodeFactory.instance, List.copyOf(items)));
        }
    }

    /** One record; for eyes its lines. */
    public void one(JsonNode item, View view, Supplier<List<String>> lines) {
        switch (format) {
            case NAME -> console.out(view.name(item));
            case TABLE -> lines.get().forEach(console::out);
            case JSON, YAML -> structured(item);
        }
    }

    /** Whether the result is for eyes. */
    public boolean isTable() {
        return format == OutputFormat.TABLE;
    }

    /** One record of a stream that goes on: a line each, whatever the format. */
    public void streamed(JsonNode item, Supplier<String> line) {
        console.out(format == OutputFormat.TABLE ? line.get() : item.toString());
    }

    private void table(Collection<JsonNode> items, View view) {
        if (items.isEmpty()) {
            console.note("There is none.");
            return;
        }
        Table table = new Table();
        table.add(view.titles());
        items.forEach(item -> table.add(view.row(item)));
        table.lines().forEach(console::out);
    }

    private void structured(JsonNode value) {
        try {
            console.outRaw(format == OutputFormat.YAML ? yaml().writeValueAsString(value) : json(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    private static String json(JsonNode value) {
        return value.toPrettyString() + "\n";
    }

    private static ObjectMapper yaml() {
        return new ObjectMapper(YAMLFactory.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                .build());
    }
}

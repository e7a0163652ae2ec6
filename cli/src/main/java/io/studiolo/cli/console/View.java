package io.studiolo.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How one kind of record looks: its name and its columns. */
public final class View {
    private final Function<JsonNode, String> name;
    private final List<String> titles = new ArrayList<>();
    private final List<Function<JsonNode, String>> cells = new ArrayList<>();

    private View(Function<JsonNode, String> name) {
        this.name = name;
    }

    /** A view of records whose name is that member. */
    public static View named(String member) {
        return new View(node -> node.path(member).asText());
    }

    public View column(String title, Function<JsonNode, String> cell) {
        titles.add(title);
        cells.add(cell);
        return this;
    }

    /** A column that shows a member; a path is written with slashes, as in {@code resources/cpu}. */
    public View column(String title, String path) {
        return column(title, node -> node.at("/" + path).asText());
    }

    String name(JsonNode node) {
        return name.apply(node);
    }

    List<String> titles() {
        return titles;
    }

    List<String> row(JsonNode node) {
        return cells.stream().map(cell -> cell.apply(node)).toList();
    }
}

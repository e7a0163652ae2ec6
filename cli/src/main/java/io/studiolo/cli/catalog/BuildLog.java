package io.studiolo.cli.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.client.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The lines of a build's log, which comes as plain text or, line by line, as a page of {@code LogLine}s. */
record BuildLog(String body) {
    List<String> lines() {
        if (!body.startsWith("{") && !body.startsWith("\"")) {
            return body.lines().toList();
        }
        try {
            JsonNode tree = Json.parse(body);
            if (tree.isTextual()) {
                return tree.asText().lines().toList();
            }
            if (tree.has("text")) {
                return List.of(tree.get("text").asText());
            }
            List<String> lines = new ArrayList<>();
            tree.path("items").forEach(line -> lines.add(line.path("text").asText()));
            return lines;
        } catch (IOException e) {
            return body.lines().toList();
        }
    }
}

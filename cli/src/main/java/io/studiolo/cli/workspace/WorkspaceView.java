package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.console.View;
import io.studiolo.cli.console.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How workspaces look on a terminal. */
final class WorkspaceView {
    private WorkspaceView() {}

    static View list(Instant now) {
        return View.named("name")
                .column("NAME", "name")
                .column("OWNER", "owner")
                .column("STATE", WorkspaceView::state)
                .column("TEMPLATE", "template")
                .column("CPU", "resources/cpu")
                .column("MEMORY", "resources/memory")
                .column("AGE", one -> Words.since(one.path("createdAt").asText(), now));
    }

    static View bin(Instant now) {
        return View.named("name")
                .column("NAME", "name")
                .column("OWNER", "owner")
                .column("TEMPLATE", "template")
                .column("DELETED", one -> Words.since(one.path("deletedAt").asText(), now) + " ago")
                .column("KEPT UNTIL", "purgeAt")
                .column("ID", "id");
    }

    /** Everything about one, a line each. */
    static List<String> describe(JsonNode one, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(one.path("owner").asText() + "/" + one.path("name").asText());
        field(lines, "State", state(one) + ": " + one.at("/status/cause").asText());
        field(lines, "Since", Words.since(one.at("/status/since").asText(), now));
        field(lines, "Description", one.path("description").asText());
        field(
                lines,
                "Template",
                one.path("template").asText() + " (version "
                        + one.path("templateVersion").asText() + ")");
        field(lines, "Type", one.path("type").asText());
        field(
                lines,
                "Resources",
                one.at("/resources/cpu").asText() + " CPU, "
                        + one.at("/resources/memory").asText() + " memory, "
                        + one.at("/resources/pids").asText() + " processes");
        for (JsonNode app : one.path("apps")) {
            field(
                    lines,
                    app.path("title").asText(),
                    app.path("url").asText() + "  (" + app.path("health").asText() + ")");
        }
        field(lines, "Kept until", one.path("purgeAt").asText());
        field(lines, "Id", one.path("id").asText());
        one.at("/status/logTail").forEach(line -> lines.add("  | " + line.asText()));
        return lines;
    }

    /** One sentence after something was done to it. */
    static List<String> brief(JsonNode one) {
        String name = one.path("owner").asText() + "/" + one.path("name").asText();
        List<String> lines = new ArrayList<>();
        lines.add(name + " is " + state(one));
        for (JsonNode app : one.path("apps")) {
            lines.add("  " + app.path("title").asText() + "  " + app.path("url").asText());
        }
        return lines;
    }

    static String state(JsonNode one) {
        return one.path("state").asText("unknown");
    }

    private static void field(List<String> lines, String title, String value) {
        if (!value.isBlank()) {
            lines.add("  " + title + " ".repeat(Math.max(1, 14 - title.length())) + value);
        }
    }
}

package io.studiolo.cli.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.console.View;
import io.studiolo.cli.invocation.Invocation;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What workspaces are made from. */
@Command(name = "template", description = "See what workspaces are made from.")
public final class TemplateCommand {
    private static final View VIEW = View.named("name")
            .column("NAME", "name")
            .column("TITLE", "title")
            .column("TYPE", "type")
            .column("CPU", "resources/cpu")
            .column("MEMORY", "resources/memory")
            .column(
                    "IMAGE",
                    one -> one.path("image").asText() + " ("
                            + one.path("imageState").asText() + ")");

    private final Invocation invocation;

    public TemplateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", aliases = "ls", description = "List the templates.")
    void list() {
        invocation.printer().list(invocation.api().all(ApiPath.of("templates")), VIEW);
    }

    @Command(name = "show", description = "Show a template and its parameters.")
    void show(@Parameters(paramLabel = "TEMPLATE", description = "Its name.") String name) {
        JsonNode one = invocation.api().get(ApiPath.of("templates", name));
        invocation.printer().one(one, VIEW, () -> describe(one));
    }

    private static List<String> describe(JsonNode one) {
        List<String> lines = new ArrayList<>();
        lines.add(one.path("name").asText() + ": " + one.path("title").asText());
        lines.add(one.path("description").asText());
        lines.add("  Image      " + one.path("image").asText() + " ("
                + one.path("imageState").asText() + ")");
        lines.add("  Resources  " + one.at("/resources/cpu").asText() + " CPU, "
                + one.at("/resources/memory").asText() + " memory");
        for (JsonNode preset : one.path("presets")) {
            lines.add("  Preset     " + preset.path("name").asText() + ": "
                    + preset.path("cpu").asText() + " CPU, "
                    + preset.path("memory").asText());
        }
        for (JsonNode parameter : one.path("parameters")) {
            lines.add("  Parameter  " + parameter.path("name").asText() + "="
                    + parameter.path("fallback").asText() + "  "
                    + parameter.path("description").asText());
        }
        for (JsonNode app : one.path("apps")) {
            lines.add("  App        " + app.path("name").asText() + ": "
                    + app.path("title").asText());
        }
        return lines;
    }
}

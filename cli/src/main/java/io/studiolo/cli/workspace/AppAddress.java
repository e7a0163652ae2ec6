package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.console.Browser;
import io.studiolo.cli.failure.FailedException;
import io.studiolo.cli.invocation.Invocation;
import java.util.ArrayList;
import java.util.List;

/** Where an app of a workspace opens. */
final class AppAddress {
    private final Invocation invocation;

    AppAddress(Invocation invocation) {
        this.invocation = invocation;
    }

    /** Prints the address, and opens it where there is a browser. */
    void open(JsonNode workspace, String app) {
        String address = of(workspace, app);
        invocation.console().out(address);
        Browser.open(address, invocation.environment().variables());
    }

    /** The address of the named app, or of the first. */
    static String of(JsonNode workspace, String app) {
        List<String> names = new ArrayList<>();
        for (JsonNode one : workspace.path("apps")) {
            names.add(one.path("name").asText());
            if (app.isEmpty() || one.path("name").asText().equals(app)) {
                return one.path("url").asText();
            }
        }
        String name = workspace.path("name").asText();
        throw FailedException.notFound(
                names.isEmpty()
                        ? name + " has no app; use `studiolo workspace terminal " + name + "`"
                        : name + " has no app \"" + app + "\"; it has " + String.join(", ", names));
    }
}

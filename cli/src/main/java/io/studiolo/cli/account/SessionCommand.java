package io.studiolo.cli.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.console.View;
import io.studiolo.cli.failure.UsageException;
import io.studiolo.cli.invocation.Invocation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The caller's sign-ins. */
@Command(name = "session", description = "See and end your sign-ins.")
public final class SessionCommand {
    private final Invocation invocation;

    public SessionCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", aliases = "ls", description = "List your sign-ins.")
    void list() {
        View view = View.named("id")
                .column("DEVICE", "device")
                .column("ADDRESS", "address")
                .column("SINCE", "createdAt")
                .column("LAST SEEN", "lastSeenAt")
                .column(
                        "ID",
                        one -> one.path("id").asText() + (one.path("current").asBoolean() ? " (this one)" : ""));
        invocation.printer().list(invocation.api().all(ApiPath.of("sessions")), view);
    }

    @Command(name = "end", description = "End one of your sign-ins.")
    void end(@Parameters(paramLabel = "ID", description = "Its id.") UUID id) {
        invocation.api().send(ApiCall.delete(ApiPath.of("sessions", id.toString())));
        invocation.console().note("The session is ended");
    }

    @Command(name = "end-others", description = "End all of your sign-ins but this one.")
    void endOthers() {
        invocation.api().send(ApiCall.delete(ApiPath.of("sessions")));
        invocation.console().note("Every other session is ended");
    }

    @Command(name = "link", description = "Print a link that signs you in once, in another browser.")
    void link(
            @Option(
                            names = "--next",
                            paramLabel = "PATH",
                            defaultValue = "",
                            description = "The page to go to then, as in /workspaces.")
                    String next) {
        if (!next.isEmpty() && !next.matches("/(?!/)\\S*")) {
            throw new UsageException("--next takes a path of the page, as in /workspaces");
        }
        JsonNode code = invocation.api().send(ApiCall.post(ApiPath.of("session", "codes")));
        // The code stands in the fragment, which browsers send to nobody.
        String query = next.isEmpty() ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        String link = invocation.url() + "/signin" + query + "#code="
                + code.path("code").asText();
        invocation.printer().one(code, View.named("code"), () -> List.of(link));
    }
}

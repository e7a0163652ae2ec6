package io.studiolo.cli.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.client.ApiCall;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.console.View;
import io.studiolo.cli.console.Words;
import io.studiolo.cli.invocation.DurationText;
import io.studiolo.cli.invocation.Invocation;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What containers start from. */
@Command(name = "image", description = "See and build the images that templates start from.")
public final class ImageCommand {
    private static final View VIEW = View.named("name")
            .column("NAME", "name")
            .column("STATE", "state")
            .column("SIZE", ImageCommand::size)
            .column("BUILT", "builtAt")
            .column("REFERENCE", "reference");

    private final Invocation invocation;

    public ImageCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", aliases = "ls", description = "List the images.")
    void list() {
        invocation.printer().list(invocation.api().all(ApiPath.of("images")), VIEW);
    }

    @Command(name = "build", description = "Build an image if its content has changed.")
    void build(
            @Parameters(paramLabel = "IMAGE", description = "Its name.") String name,
            @Option(names = "--wait", description = "Wait until it is built, and show how far it is.") boolean wait,
            @Option(
                            names = {"-f", "--follow"},
                            description = "Wait, and print the log of the build.")
                    boolean follow,
            @Option(
                            names = "--timeout",
                            paramLabel = "DURATION",
                            converter = DurationText.class,
                            defaultValue = "30m",
                            description = "How long to wait at most (default: 30m).")
                    Duration timeout) {
        JsonNode image = invocation.api().send(ApiCall.post(ApiPath.of("images", name, "build")));
        if (wait || follow) {
            image = new ImageBuild(invocation, name, follow).await(image, timeout);
        }
        JsonNode now = image;
        invocation.printer().one(now, VIEW, () -> describe(now));
    }

    @Command(name = "log", description = "Print the log of the last build.")
    void log(@Parameters(paramLabel = "IMAGE", description = "Its name.") String name) {
        String log = invocation
                .api()
                .exchange(ApiCall.get(ApiPath.of("images", name, "log"))
                        .header("Accept", "text/plain, application/json;q=0.5"))
                .body();
        new BuildLog(log).lines().forEach(invocation.console()::out);
    }

    private static List<String> describe(JsonNode image) {
        return List.of(
                image.path("name").asText() + " is " + image.path("state").asText() + "  " + size(image));
    }

    private static String size(JsonNode image) {
        return image.hasNonNull("bytes") ? Words.bytes(image.get("bytes").asLong()) : "";
    }
}

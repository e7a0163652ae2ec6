package io.studiolo.cli.workspace;

import io.studiolo.cli.invocation.DurationText;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Whether and how long to wait. */
final class WaitOptions {
    @Option(names = "--wait", description = "Wait until it is done, and show how far it is.")
    boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "How long to wait at most (default: 5m).")
    Duration timeout = Duration.ofMinutes(5);
}

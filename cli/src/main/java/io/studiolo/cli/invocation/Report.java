package io.studiolo.cli.invocation;

import io.studiolo.cli.console.Console;
import io.studiolo.cli.failure.CliException;

/** Says on standard error why a command ended without its result. */
public final class Report {
    private Report() {}

    public static void print(Console console, CliException failure) {
        console.error(failure.sentence());
        failure.details().forEach(line -> console.error("  " + line));
        if (!failure.reference().isEmpty()) {
            console.error(console.dim("  (" + failure.reference() + ")"));
        }
    }
}

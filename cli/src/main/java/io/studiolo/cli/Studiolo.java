package io.studiolo.cli;

import io.studiolo.cli.client.Environment;
import io.studiolo.cli.client.Pause;
import io.studiolo.cli.console.Console;
import io.studiolo.cli.console.Streams;
import io.studiolo.cli.failure.CliException;
import io.studiolo.cli.failure.ExitCode;
import io.studiolo.cli.failure.UsageException;
import io.studiolo.cli.invocation.Invocation;
import io.studiolo.cli.invocation.Report;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
final class Studiolo {
    private Studiolo() {}

    public static void main(String[] args) {
        Streams streams = Streams.ofProcess();
        Invocation invocation = new Invocation(Environment.ofProcess(), streams, Clock.systemUTC(), Pause.sleeping());
        System.exit(run(invocation, streams, args));
    }

    /** Runs one command and answers its exit code; nothing is thrown. */
    static int run(Invocation invocation, Streams streams, String... args) {
        CommandLine tree = Commands.treeFor(invocation, args)
                .setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler((e, words) -> refuse(invocation, e))
                .setExecutionExceptionHandler((e, command, result) -> fail(invocation, e));
        if (args.length == 0) {
            tree.usage(tree.getOut());
            return ExitCode.OK.number();
        }
        return tree.execute(args);
    }

    private static int refuse(Invocation invocation, ParameterException e) {
        Console console = invocation.console();
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.error(Sentences.of(e, command));
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                console.error("Did you mean " + String.join(", ", suggestions) + "?");
            }
        }
        console.error(console.dim("See `" + command + " --help`."));
        return ExitCode.USAGE.number();
    }

    private static int fail(Invocation invocation, Exception e) {
        Console console = invocation.console();
        if (e instanceof CliException known) {
            Report.print(console, known);
            if (known instanceof UsageException) {
                return ExitCode.USAGE.number();
            }
            return known.exitCode().number();
        }
        // A defect of this program: its kind and place in one line, which a report can quote.
        StackTraceElement[] trace = e.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        console.error("This is a fault in the command line itself, please report it: " + e + place);
        return ExitCode.FAILED.number();
    }
}

package io.studiolo.cli;

import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns picocli's words about a wrong command line into sentences. */
final class Sentences {
    private Sentences() {}

    static String of(ParameterException e, String command) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched(), e, command);
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return "`" + command + "` needs " + names(missing.getMissing());
        }
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Missing required subcommand")) {
            return "`" + command + "` needs a verb: "
                    + String.join(", ", e.getCommandLine().getSubcommands().keySet());
        }
        if (e.getCause() instanceof TypeConversionException wrong) {
            ArgSpec argument = e.getArgSpec();
            return (argument == null ? "" : name(argument) + ": ") + wrong.getMessage();
        }
        return message;
    }

    private static String unmatched(List<String> words, ParameterException e, String command) {
        String word = words.getFirst();
        if (word.startsWith("-")) {
            return "`" + command + "` has no option " + word;
        }
        return e.getCommandLine().getSubcommands().isEmpty()
                ? "`" + command + "` has no use for \"" + word + "\""
                : "\"" + word + "\" is no command of `" + command + "`";
    }

    private static String names(List<ArgSpec> missing) {
        return String.join(" and ", missing.stream().map(Sentences::name).toList());
    }

    private static String name(ArgSpec argument) {
        return argument.isOption()
                ? ((picocli.CommandLine.Model.OptionSpec) argument).longestName()
                : argument.paramLabel();
    }
}

package io.studiolo.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish, which picocli doesn't write. */
record FishCompletion(CommandSpec root) {
    String script() {
        StringBuilder script = new StringBuilder("complete -c studiolo -f\n");
        root.subcommands().forEach((noun, command) -> {
            line(script, "__fish_use_subcommand", "-a " + noun, description(command.getCommandSpec()));
            command.getSubcommands().forEach((verb, sub) -> {
                String at = "__fish_seen_subcommand_from " + noun;
                line(script, at, "-a " + verb, description(sub.getCommandSpec()));
                options(script, at + "; and __fish_seen_subcommand_from " + verb, sub);
            });
            if (command.getSubcommands().isEmpty()) {
                options(script, "__fish_seen_subcommand_from " + noun, command);
            }
        });
        return script.toString();
    }

    private static void options(StringBuilder script, String condition, CommandLine command) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            String name = option.longestName().substring(2);
            String needsValue = option.arity().max() > 0 ? " -r" : "";
            line(script, condition, "-l " + name + needsValue, String.join(" ", option.description()));
        }
    }

    private static String description(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().description());
    }

    private static void line(StringBuilder script, String condition, String what, String description) {
        script.append("complete -c studiolo -n '")
                .append(condition)
                .append("' ")
                .append(what)
                .append(" -d '")
                .append(description.replace("\\", "\\\\").replace("'", "\\'"))
                .append("'\n");
    }
}

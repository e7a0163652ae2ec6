package io.studiolo.cli;

import io.studiolo.cli.failure.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes docs/reference/cli.md from the commands themselves. */
record Reference(CommandLine root) {
    private static final String HEAD = """
            # Command line

            <!-- Written by ReferenceTest from the commands; change those. -->

            `studiolo NOUN VERB …`. A workspace is named `NAME` (your own), `OWNER/NAME` or by its id. The result goes to
            standard output; progress, notes and errors go to standard error.

            ## On the machine of the server
            | Command | Does |
            |---|---|
            | `studiolo quickstart [--yes] [--no-open]` | installs what is missing, builds, starts, creates and opens the workspace `first` |
            | `studiolo server` | the server in the foreground |
            | `studiolo up` · `studiolo down` | the server in the background, and its end; workspaces keep running |
            | `studiolo status` | whether it runs, where, and where its log is; exit code 5 if it doesn't |

            """;
    private static final String ENVIRONMENT = """
            ## Environment
            | Variable | Means |
            |---|---|
            | `STUDIOLO_URL` | the server; default `http://localhost:$STUDIOLO_PORT` |
            | `STUDIOLO_TOKEN` | the API token; goes before a kept sign-in |
            | `STUDIOLO_DATA_DIR` | the data of a server on this machine; default `/var/lib/studiolo` for root, else `~/.local/share/studiolo` |
            | `STUDIOLO_PORT` · `STUDIOLO_APPS_PORT` · `STUDIOLO_SSH_PORT` | 8080, 8081, 2222 |
            | `STUDIOLO_DATABASE_URL` | a PostgreSQL of your own instead of the embedded one |
            | `STUDIOLO_JAVA_HOME` | the JDK to use |
            | `STUDIOLO_HEAP` | the server's heap at most; default `512m` |
            | `DOCKER_HOST` | the engine, as for `docker` |
            | `NO_COLOR` | no colours |

            A token is looked for in `STUDIOLO_TOKEN`, then in `~/.config/studiolo/credentials.json` (by server address,
            mode 0600), then, for a server at a loopback address only, in `admin.token` of the data folder.
            """;

    String markdown() {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("## Everywhere\n");
        options(text, root.getCommandSpec(), true);
        root.getSubcommands().forEach((name, noun) -> {
            if (name.equals(noun.getCommandName())) {
                noun(text, noun);
            }
        });
        exitCodes(text);
        return text.append(ENVIRONMENT).toString();
    }

    private static void noun(StringBuilder text, CommandLine noun) {
        text.append("## ").append(noun.getCommandName());
        text.append(aliases(noun.getCommandSpec())).append('\n');
        if (noun.getSubcommands().isEmpty()) {
            command(text, noun.getCommandSpec());
            return;
        }
        text.append(description(noun.getCommandSpec())).append("\n\n");
        noun.getSubcommands().forEach((name, verb) -> {
            if (name.equals(verb.getCommandName())) {
                text.append("### ").append(verb.getCommandSpec().qualifiedName());
                text.append(aliases(verb.getCommandSpec())).append('\n');
                command(text, verb.getCommandSpec());
            }
        });
    }

    private static void command(StringBuilder text, CommandSpec spec) {
        text.append(description(spec)).append("\n\n");
        text.append("```\n").append(spec.qualifiedName());
        for (OptionSpec option : spec.options()) {
            if (!option.inherited() && option.required()) {
                text.append(' ').append(option.longestName()).append(' ').append(option.paramLabel());
            }
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            text.append(' ').append(parameter.paramLabel());
            text.append(parameter.arity().max() > 1 ? "…" : "");
        }
        text.append("\n```\n");
        options(text, spec, false);
    }

    private static void options(StringBuilder text, CommandSpec spec, boolean inherited) {
        List<OptionSpec> own = spec.options().stream()
                .filter(option -> inherited || !option.inherited())
                .toList();
        if (!own.isEmpty()) {
            text.append("| Option | Means |\n|---|---|\n");
        }
        for (OptionSpec option : own) {
            String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
            text.append("| `").append(String.join("`, `", option.names())).append(value);
            text.append("` | ").append(String.join(" ", option.description())).append(" |\n");
        }
        text.append('\n');
    }

    private static void exitCodes(StringBuilder text) {
        text.append("## Exit codes\n| Code | Means |\n|---|---|\n");
        for (ExitCode code : ExitCode.values()) {
            text.append("| ")
                    .append(code.number())
                    .append(" | ")
                    .append(code.meaning())
                    .append(" |\n");
        }
        text.append("\n`workspace terminal` answers the exit code of the shell instead.\n\n");
    }

    private static String aliases(CommandSpec spec) {
        return spec.aliases().length == 0 ? "" : " (" + String.join(", ", spec.aliases()) + ")";
    }

    private static String description(CommandSpec spec) {
        return String.join(" ", spec.usageMessage().description());
    }
}

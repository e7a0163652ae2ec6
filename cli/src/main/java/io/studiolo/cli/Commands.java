package io.studiolo.cli;

import io.studiolo.cli.account.LoginCommand;
import io.studiolo.cli.account.LogoutCommand;
import io.studiolo.cli.account.SessionCommand;
import io.studiolo.cli.account.TokenCommand;
import io.studiolo.cli.account.UserCommand;
import io.studiolo.cli.account.WhoamiCommand;
import io.studiolo.cli.catalog.ImageCommand;
import io.studiolo.cli.catalog.TargetCommand;
import io.studiolo.cli.catalog.TemplateCommand;
import io.studiolo.cli.invocation.Invocation;
import io.studiolo.cli.workspace.ApplyCommand;
import io.studiolo.cli.workspace.BinCommand;
import io.studiolo.cli.workspace.WorkspaceCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The tree of commands. */
final class Commands {
    private static final Map<String, Function<Invocation, Object>> NOUNS = new LinkedHashMap<>();

    static {
        NOUNS.put("workspace", WorkspaceCommand::new);
        NOUNS.put("bin", BinCommand::new);
        NOUNS.put("template", TemplateCommand::new);
        NOUNS.put("image", ImageCommand::new);
        NOUNS.put("target", TargetCommand::new);
        NOUNS.put("apply", ApplyCommand::new);
        NOUNS.put("user", UserCommand::new);
        NOUNS.put("token", TokenCommand::new);
        NOUNS.put("session", SessionCommand::new);
        NOUNS.put("login", LoginCommand::new);
        NOUNS.put("logout", LogoutCommand::new);
        NOUNS.put("whoami", WhoamiCommand::new);
        NOUNS.put("completion", CompletionCommand::new);
        NOUNS.put("version", VersionCommand::new);
    }

    private Commands() {}

    @Command(
            name = "studiolo",
            description = "Workspaces in containers, for a team.",
            footer = {
                "",
                "On the machine of the server: studiolo quickstart | server | up | down | status.",
                "Exit codes, environment and every option: docs/reference/cli.md."
            })
    private record Root() {}

    /** The whole tree. */
    static CommandLine tree(Invocation invocation) {
        return tree(invocation, Optional.empty());
    }

    /**
     * The tree as far as these words need it: reading the annotations of every command would take most of the start.
     * Words that begin with no known noun get the whole tree, for its help and its suggestions.
     */
    static CommandLine treeFor(Invocation invocation, String... words) {
        String first = words.length == 0 ? "" : words[0].equals("ws") ? "workspace" : words[0];
        boolean known = NOUNS.containsKey(first) && !first.equals("completion");
        return tree(invocation, known ? Optional.of(first) : Optional.empty());
    }

    private static CommandLine tree(Invocation invocation, Optional<String> only) {
        CommandLine.IFactory factory = new InvocationFactory(invocation);
        CommandLine root = new CommandLine(new Root(), factory);
        root.addMixin("global", invocation.options());
        NOUNS.forEach((name, maker) -> {
            if (only.isEmpty() || only.get().equals(name)) {
                root.addSubcommand(new CommandLine(maker.apply(invocation), factory));
            }
        });
        return root;
    }
}

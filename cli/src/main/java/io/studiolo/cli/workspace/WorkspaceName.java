package io.studiolo.cli.workspace;

import io.studiolo.cli.failure.UsageException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How a person names a workspace: {@code name} (their own), {@code owner/name} or its UUID. */
sealed interface WorkspaceName {

    record ById(UUID id) implements WorkspaceName {}

    /** A name; without an owner the caller's own. */
    record ByName(Optional<String> owner, String name) implements WorkspaceName {}

    Pattern NAME = Pattern.compile("[a-z](?:[a-z0-9]|-(?!-))*");
    Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** Reads what was typed, and refuses what can't be a name before anything is sent. */
    static WorkspaceName parse(String text) {
        if (UUID_TEXT.matcher(text).matches()) {
            return new ById(UUID.fromString(text));
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new ByName(Optional.empty(), checked(text));
        }
        String owner = text.substring(0, slash);
        if (owner.length() < 2 || owner.length() > 20 || !NAME.matcher(owner).matches()) {
            throw new UsageException("\"" + shorten(text) + "\" names no workspace; write NAME, OWNER/NAME or its id");
        }
        return new ByName(Optional.of(owner), checked(text.substring(slash + 1)));
    }

    /** The name of a workspace to be: 1 to 27 of a-z, 0-9 and single hyphens, beginning with a letter. */
    static String checked(String name) {
        if (name.length() > 27 || !NAME.matcher(name).matches()) {
            throw new UsageException(
                    "\"" + shorten(name)
                            + "\" is no name of a workspace; use 1 to 27 of a-z, 0-9 and single hyphens, beginning with a letter");
        }
        return name;
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}

package io.studiolo.gateway.terminal;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which terminal is wanted.
 *
 * @param workspace in which
 * @param session the same name joins the same terminal again
 * @param columns of characters
 * @param rows of characters
 */
public record TerminalRequest(UUID workspace, String session, int columns, int rows) {
    private static final Pattern SESSION = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern SIZE = Pattern.compile("[1-9][0-9]{0,2}");

    /** @throws IllegalArgumentException if the name or the size breaks a rule */
    public TerminalRequest {
        if (!SESSION.matcher(session).matches() || session.startsWith("-")) {
            throw new IllegalArgumentException("a session's name has 1 to 32 of a-z, 0-9 and -, not - first");
        }
        if (!isSize(columns) || !isSize(rows)) {
            throw new IllegalArgumentException("columns and rows are from 1 to 999");
        }
    }

    /**
     * Reads query parameters; each may be missing.
     *
     * @return empty if one breaks a rule
     */
    public static Optional<TerminalRequest> parse(
            UUID workspace, @Nullable String session, @Nullable String columns, @Nullable String rows) {
        String width = columns == null ? "80" : columns;
        String height = rows == null ? "24" : rows;
        if (!SIZE.matcher(width).matches() || !SIZE.matcher(height).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TerminalRequest(
                    workspace, session == null ? "main" : session, Integer.parseInt(width), Integer.parseInt(height)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static boolean isSize(int characters) {
        return characters >= 1 && characters <= 999;
    }
}

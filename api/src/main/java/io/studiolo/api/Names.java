package io.studiolo.api;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules for names that become part of an app's address {@code APP--WORKSPACE--OWNER}, one DNS label of at most 63
 * characters: hence 12 for an app, 27 for a workspace and 20 for a user, and no two hyphens in a row.
 */
public final class Names {
    /** The longest name of a workspace, in characters. */
    public static final int WORKSPACE_MAX = 27;

    /** The longest name of a user, in characters. */
    public static final int USER_MAX = 20;

    private static final Pattern WORD = Pattern.compile("[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*");
    private static final Set<String> RESERVED =
            Set.of("new", "api", "system", "studiolo", "www", "localhost", "xn", "all", "none", "null", "bin");

    private Names() {}

    /**
     * Checks a workspace's name.
     *
     * @return the same name
     * @throws IllegalArgumentException with a sentence on the rule and the value
     */
    public static String workspace(String name) {
        return check(name, "workspace", 1, WORKSPACE_MAX);
    }

    /**
     * Checks a user's name.
     *
     * @return the same name
     * @throws IllegalArgumentException with a sentence on the rule and the value
     */
    public static String user(String name) {
        return check(name, "user", 2, USER_MAX);
    }

    private static String check(String name, String noun, int min, int max) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a " + noun + " needs a name; write for example calm-heron");
        }
        String shown = name.length() <= 40 ? name : name.substring(0, 40) + "…";
        if (name.length() < min || name.length() > max) {
            throw new IllegalArgumentException("the name \"" + shown + "\" has " + name.length() + " characters; a "
                    + noun + "'s name has " + min + " to " + max);
        }
        if (!WORD.matcher(name).matches()) {
            throw new IllegalArgumentException("the name \"" + shown + "\" is not valid; use a-z, 0-9 and single"
                    + " hyphens, begin with a letter and end with a letter or digit");
        }
        if (RESERVED.contains(name)) {
            throw new IllegalArgumentException("the name \"" + shown + "\" is reserved; choose another");
        }
        return name;
    }
}

package io.studiolo.gateway.proxy;

/** The character classes of RFC 9110 and 9112. */
final class Ascii {
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '0'; c <= 'z'; c++) {
            TOKEN[c] = Character.isLetterOrDigit(c);
        }
        for (char c : "!#$%&'*+-.^_`|~".toCharArray()) {
            TOKEN[c] = true;
        }
    }

    private Ascii() {}

    static boolean isToken(byte value) {
        return value >= 0 && TOKEN[value];
    }

    static boolean isVisible(byte value) {
        return value > ' ' && value < 0x7f;
    }

    /** A field's value: visible, blank, tab, or beyond ASCII (negative as a byte). */
    static boolean isFieldByte(byte value) {
        return (value >= ' ' && value != 0x7f) || value == '\t' || value < 0;
    }

    static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    /** Whether a comma-separated list has this token, whatever its case. */
    static boolean listHas(String list, String token) {
        for (String item : list.split(",", -1)) {
            if (item.strip().equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }
}

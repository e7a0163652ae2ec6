package io.studiolo.gateway.route;

import java.util.Locale;
import java.util.Optional;

/**
 * A {@code Host} header in canonical form. Names of hosts only: an address in brackets is nobody's app.
 *
 * @param name lower case, without a trailing dot
 * @param port 0 where none is given
 */
record HostHeader(String name, int port) {
    private static final int LONGEST = 253;
    private static final int LARGEST_PORT = 65_535;

    /** @return empty for whatever RFC 9112 or DNS would not take, and for every second spelling of the same host */
    static Optional<HostHeader> parse(String header) {
        int colon = header.indexOf(':');
        String name = colon < 0 ? header : header.substring(0, colon);
        int port = colon < 0 ? 0 : port(header, colon + 1);
        if (port < 0 || !isName(name)) {
            return Optional.empty();
        }
        // Only ASCII gets here: lower-casing can't make an ASCII letter of another one, as it would of the Kelvin sign.
        return Optional.of(new HostHeader(name.toLowerCase(Locale.ROOT), port));
    }

    private static int port(String header, int from) {
        int digits = header.length() - from;
        if (digits < 1 || digits > 5 || header.charAt(from) == '0') {
            return -1;
        }
        int port = 0;
        for (int i = from; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            port = port * 10 + (c - '0');
        }
        return port > LARGEST_PORT ? -1 : port;
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        char before = '.';
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && c != '-' && (c != '.' || before == '.')) {
                return false;
            }
            before = c;
        }
        return before != '.';
    }
}

package io.studiolo.gateway.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Our cookies on app origins: found, kept from apps, and kept from being set by them. */
final class Cookies {
    private static final String HOST_PREFIX = "__Host-";
    private static final String MARK = "studiolo_";
    /** A sibling can plant cookies of our name where no {@code __Host-} guards it; a few are tried, not any number. */
    private static final int MOST_TRIED = 4;

    private static final Set<String> OURS = Set.of(
            "studiolo_app",
            "studiolo_nonce",
            "studiolo_session",
            "__Host-studiolo_app",
            "__Host-studiolo_nonce",
            "__Host-studiolo_session");

    private final String attributes;
    private final String session;
    private final String nonce;

    /** @param secure whether browsers see https; only then do they take {@code __Host-} names */
    Cookies(boolean secure) {
        String prefix = secure ? HOST_PREFIX : "";
        this.session = prefix + "studiolo_app";
        this.nonce = prefix + "studiolo_nonce";
        this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    List<String> sessions(List<String> headers) {
        return values(headers, session);
    }

    List<String> nonces(List<String> headers) {
        return values(headers, nonce);
    }

    String setSession(String secret) {
        return session + "=" + secret + attributes;
    }

    String setNonce(String value, long seconds) {
        return nonce + "=" + value + attributes + "; Max-Age=" + seconds;
    }

    private static List<String> values(List<String> headers, String name) {
        List<String> found = new ArrayList<>(1);
        for (String header : headers) {
            int start = 0;
            while (start < header.length() && found.size() < MOST_TRIED) {
                int end = endOfPair(header, start);
                String pair = header.substring(start, end).strip();
                if (pair.startsWith(name) && pair.length() > name.length() + 1 && pair.charAt(name.length()) == '=') {
                    found.add(pair.substring(name.length() + 1));
                }
                start = end + 1;
            }
        }
        return found;
    }

    /** A {@code Cookie} header without ours, the others byte for byte; null where none remains. */
    static @Nullable String withoutOurs(String header) {
        if (!header.contains(MARK)) {
            return header;
        }
        StringBuilder kept = new StringBuilder(header.length());
        int start = 0;
        while (start < header.length()) {
            int end = endOfPair(header, start);
            if (!OURS.contains(nameOf(header, start, end))) {
                String pair = header.substring(start, end);
                kept.append(kept.isEmpty() ? pair.stripLeading() : ";" + pair);
            }
            start = end + 1;
        }
        return kept.isEmpty() ? null : kept.toString();
    }

    /**
     * What an app's {@code Set-Cookie} may do: nothing to our cookies, and nothing beyond its own host, where it would
     * reach the apps beside it.
     *
     * @return null if it must not pass at all
     */
    static @Nullable String fromApp(String header) {
        int end = endOfPair(header, 0);
        if (isOurs(nameOf(header, 0, end))) {
            return null;
        }
        if (!header.toLowerCase(Locale.ROOT).contains("domain")) {
            return header;
        }
        StringBuilder kept = new StringBuilder(header.substring(0, end));
        int start = end + 1;
        while (start < header.length()) {
            int next = endOfPair(header, start);
            if (!nameOf(header, start, next).equalsIgnoreCase("domain")) {
                kept.append(';').append(header, start, next);
            }
            start = next + 1;
        }
        return kept.toString();
    }

    private static boolean isOurs(String name) {
        return OURS.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static int endOfPair(String header, int start) {
        int end = header.indexOf(';', start);
        return end < 0 ? header.length() : end;
    }

    private static String nameOf(String header, int start, int end) {
        int equals = header.indexOf('=', start);
        return header.substring(start, equals < 0 || equals > end ? end : equals)
                .strip();
    }
}

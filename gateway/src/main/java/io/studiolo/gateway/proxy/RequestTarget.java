package io.studiolo.gateway.proxy;

import io.studiolo.gateway.route.AppOrigin;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the target of a request's first line. */
final class RequestTarget {
    /** Everything below it is ours on every app's origin, and never passed on. */
    static final String RESERVED = "/_studiolo";

    private RequestTarget() {}

    /** Path and query; null where the target is neither a path nor an address of the very origin of {@code Host}. */
    static @Nullable String path(String target, AppOrigin origin) {
        if (target.startsWith("/")) {
            return target;
        }
        int scheme = target.indexOf("://");
        if (scheme < 0) {
            return null;
        }
        String name = target.substring(0, scheme).toLowerCase(Locale.ROOT);
        if (!name.equals("http") && !name.equals("https")) {
            return null;
        }
        int path = target.indexOf('/', scheme + 3);
        int end = path < 0 ? target.length() : path;
        String authority = target.substring(scheme + 3, end).toLowerCase(Locale.ROOT);
        if (!authority.equals(origin.authority())) {
            return null;
        }
        return path < 0 ? "/" : target.substring(path);
    }

    static boolean isReserved(String path) {
        return path.startsWith(RESERVED)
                && (path.length() == RESERVED.length() || "/?".indexOf(path.charAt(RESERVED.length())) >= 0);
    }

    /** Where to go after signing in: a path of this origin, or {@code /} for whatever could lead elsewhere. */
    static String safeReturn(@Nullable String wanted) {
        if (wanted == null || !wanted.startsWith("/") || wanted.length() > 4096 || isReserved(wanted)) {
            return "/";
        }
        if (wanted.length() > 1 && (wanted.charAt(1) == '/' || wanted.charAt(1) == '\\')) {
            return "/";
        }
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            // Browsers drop tabs and line breaks and read a backslash as a slash: both turn a path into another host.
            if (c <= ' ' || c >= 0x7f || c == '\\') {
                return "/";
            }
        }
        return wanted;
    }
}

package io.studiolo.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Headers that concern one connection only (RFC 9110, 7.6.1) and are never passed on. */
final class HopByHop {
    private static final Set<String> ALWAYS = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    /** The common values of {@code Connection} that name no header beyond those above. */
    private static final Set<String> PLAIN = Set.of("keep-alive", "Keep-Alive", "close", "Upgrade", "upgrade");
    /** Must reach the app whatever {@code Connection} says: RFC 9110 forbids naming end-to-end ones there. */
    private static final Set<String> END_TO_END =
            Set.of("host", "cookie", "origin", "content-length", "content-type", "set-cookie");

    private HopByHop() {}

    static boolean isOne(String name) {
        // All of them begin with one of these; most headers don't, and cost no more than this.
        return switch (Ascii.lower(name.charAt(0))) {
            case 'c', 'k', 'p', 't', 'u' -> ALWAYS.contains(name.toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    /** The further names that this message's {@code Connection} header lists. */
    static Set<String> named(MultiMap headers) {
        String first = headers.get(HttpHeaders.CONNECTION);
        if (first == null) {
            return Set.of();
        }
        List<String> values = headers.getAll(HttpHeaders.CONNECTION);
        if (values.size() == 1 && PLAIN.contains(first)) {
            return Set.of();
        }
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                names.add(name.strip());
            }
        }
        names.removeIf(name -> END_TO_END.contains(name.toLowerCase(Locale.ROOT)));
        return names;
    }
}

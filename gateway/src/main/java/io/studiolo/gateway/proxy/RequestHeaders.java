package io.studiolo.gateway.proxy;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an app gets to see of a request's headers. The one place where credentials of ours and forged forwarding headers
 * are taken away: plain requests and WebSockets both come through here.
 */
final class RequestHeaders {
    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
    private static final CharSequence FORWARDED_HOST = HttpHeaders.createOptimized("X-Forwarded-Host");
    private static final String TOKEN_PREFIX = "stl_";

    private final Set<String> trustedHops;
    private final String scheme;

    RequestHeaders(GatewayConfig config) {
        this.trustedHops = config.trustedHops();
        this.scheme = config.origins().secure() ? "https" : "http";
    }

    /** Adds to {@code to} what may pass, and what the app may believe about the way here. */
    void copy(HttpServerRequest from, MultiMap to) {
        MultiMap headers = from.headers();
        Set<String> named = HopByHop.named(headers);
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey();
            if (HopByHop.isOne(name) || isForwarding(name) || named.contains(name)) {
                continue;
            }
            String value = permitted(name, header.getValue());
            if (value != null) {
                to.add(name, value);
            }
        }
        addForwarding(from, to);
    }

    private static @Nullable String permitted(String name, String value) {
        if (name.equalsIgnoreCase("cookie")) {
            return Cookies.withoutOurs(value);
        }
        return name.equalsIgnoreCase("authorization") && isOurToken(value) ? null : value;
    }

    private static boolean isOurToken(String authorization) {
        String[] parts = authorization.strip().split("\\s+", 2);
        if (parts.length < 2) {
            return false;
        }
        return parts[1].startsWith(TOKEN_PREFIX)
                || (parts[0].equalsIgnoreCase("basic") && decoded(parts[1]).contains(TOKEN_PREFIX));
    }

    private static String decoded(String basic) {
        try {
            return new String(Base64.getDecoder().decode(basic), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /** Underscores count as hyphens: CGI-like servers make no difference between the two. */
    private static boolean isForwarding(String name) {
        char first = Ascii.lower(name.charAt(0));
        if (first != 'x' && first != 'f' && first != 'p') {
            return false;
        }
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return plain.startsWith("x-forwarded")
                || plain.equals("forwarded")
                || plain.equals("x-real-ip")
                || plain.equals("x-scheme")
                || plain.equals("proxy");
    }

    private void addForwarding(HttpServerRequest from, MultiMap to) {
        String remote = from.remoteAddress().hostAddress();
        String before = null;
        String proto = null;
        if (!trustedHops.isEmpty() && trustedHops.contains(remote)) {
            before = from.getHeader(FORWARDED_FOR);
            proto = from.getHeader(FORWARDED_PROTO);
        }
        to.add(FORWARDED_FOR, before == null ? remote : before + ", " + remote);
        to.add(FORWARDED_PROTO, proto == null ? scheme : proto);
        to.add(FORWARDED_HOST, from.getHeader(HttpHeaders.HOST));
    }
}

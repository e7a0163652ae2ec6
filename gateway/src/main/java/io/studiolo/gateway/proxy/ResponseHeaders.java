package io.studiolo.gateway.proxy;

import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a browser gets to see of an app's response headers. */
final class ResponseHeaders {
    private ResponseHeaders() {}

    static void copy(MultiMap from, MultiMap to) {
        Set<String> named = HopByHop.named(from);
        for (Map.Entry<String, String> header : from) {
            String name = header.getKey();
            if (HopByHop.isOne(name) || named.contains(name)) {
                continue;
            }
            @Nullable
            String value = name.equalsIgnoreCase("set-cookie") ? Cookies.fromApp(header.getValue()) : header.getValue();
            if (value != null) {
                to.add(name, value);
            }
        }
    }
}

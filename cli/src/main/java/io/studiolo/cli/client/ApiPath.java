package io.studiolo.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A path under {@code /api/v1} with its query, every part encoded. */
public record ApiPath(String text) {

    /** A path of segments, as in {@code of("workspaces", id, "start")}. */
    public static ApiPath of(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/').append(encode(segment));
        }
        return new ApiPath(path.toString());
    }

    /** With one more query parameter; none where the value is empty. */
    public ApiPath with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        return new ApiPath(text + (text.contains("?") ? "&" : "?") + name + "=" + encode(value));
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

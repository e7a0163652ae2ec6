package io.studiolo.gateway.proxy;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A response as it came. */
@SuppressWarnings("ArrayRecordComponent")
record RawResponse(int status, List<String> headers, byte[] bytes) {
    RawResponse withBody(byte[] body) {
        return new RawResponse(status, headers, body);
    }

    String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The first value; empty if there is none. */
    String header(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }
}

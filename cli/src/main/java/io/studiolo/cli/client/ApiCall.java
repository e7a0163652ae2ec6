package io.studiolo.cli.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param body a wire record; null for none
 * @param headers beyond the usual ones
 */
public record ApiCall(String method, ApiPath path, @Nullable Object body, Map<String, String> headers) {
    public static ApiCall get(ApiPath path) {
        return new ApiCall("GET", path, null, Map.of());
    }

    public static ApiCall post(ApiPath path) {
        return new ApiCall("POST", path, null, Map.of());
    }

    public static ApiCall delete(ApiPath path) {
        return new ApiCall("DELETE", path, null, Map.of());
    }

    public static ApiCall patch(ApiPath path) {
        return new ApiCall("PATCH", path, null, Map.of());
    }

    public ApiCall body(Object value) {
        return new ApiCall(method, path, value, headers);
    }

    public ApiCall header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiCall(method, path, body, more);
    }

    boolean isRead() {
        return method.equals("GET");
    }
}

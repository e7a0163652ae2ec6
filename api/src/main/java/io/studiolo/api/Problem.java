package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it, media type {@code application/problem+json}.
 *
 * @param type a URI for the kind of problem: {@code https://studiolo.invalid/problems/CODE}
 * @param title one line, the same for every occurrence of the code
 * @param status the HTTP status
 * @param detail what happened, the rule and the value, and the way out
 * @param code what clients decide by
 * @param requestId finds the request in the server's log; also in the header {@code X-Request-Id}
 * @param errors the fields at fault, empty where none is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        ErrorCode code,
        @Nullable String requestId,
        List<FieldError> errors) {

    /**
     * One field that breaks a rule.
     *
     * @param field its path in the body, as in {@code resources.cpu}
     * @param message the rule, the value and the way out
     */
    public record FieldError(String field, String message) {}

    /** A problem of a code, without a request id and without fields. */
    public static Problem of(ErrorCode code, String detail) {
        return new Problem(typeOf(code), code.title(), code.status(), detail, code, null, List.of());
    }

    public static String typeOf(ErrorCode code) {
        return "https://studiolo.invalid/problems/" + code.wire();
    }
}

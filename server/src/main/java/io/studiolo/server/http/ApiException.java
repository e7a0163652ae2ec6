package io.studiolo.server.http;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.Problem;
import io.studiolo.api.Problem.FieldError;
import java.util.List;

/** A request is refused; the message names the rule, the value and the way out. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final transient List<FieldError> errors;

    public ApiException(ErrorCode code, String detail) {
        this(code, detail, List.of());
    }

    public ApiException(ErrorCode code, String detail, List<FieldError> errors) {
        super(detail);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public ErrorCode code() {
        return code;
    }

    /** As it goes over the wire, without a request id. */
    public Problem problem() {
        Problem plain = Problem.of(code, String.valueOf(getMessage()));
        return new Problem(plain.type(), plain.title(), plain.status(), plain.detail(), code, null, errors);
    }
}

package io.studiolo.runtime;

/** The runtime answered, and refuses. Repeating the same call will be refused too until something else changes. */
public final class RuntimeFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final FailureReason reason;

    public RuntimeFailure(FailureReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public RuntimeFailure(FailureReason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public FailureReason reason() {
        return reason;
    }
}

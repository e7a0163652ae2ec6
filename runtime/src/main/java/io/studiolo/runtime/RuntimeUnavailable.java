package io.studiolo.runtime;

/** The runtime doesn't answer: nothing is known of any workspace until it does. */
public final class RuntimeUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RuntimeUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.studiolo.server.image;

import java.util.List;

/** An image can't be had; the message says why and what to do. */
public final class ImageFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> logTail;

    ImageFailure(String message, List<String> logTail) {
        super(message);
        this.logTail = List.copyOf(logTail);
    }

    /** The last lines of the build's log; empty where no build ran. */
    public List<String> logTail() {
        return logTail;
    }
}

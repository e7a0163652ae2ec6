package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Every way in which a request can be refused. The wire form is the lower-case name with hyphens, in the {@code code}
 * member of a {@link Problem}; clients decide by it, never by the text.
 */
public enum ErrorCode {
    /** The body is no JSON, or not of the documented shape. */
    MALFORMED_BODY(400, "The request body can't be read"),
    /** A field breaks a rule; {@link Problem#errors()} names each one. */
    INVALID_FIELD(422, "A field is not valid"),
    /** A query parameter or header breaks a rule. */
    INVALID_PARAMETER(400, "A parameter is not valid"),
    /** Nobody is signed in, or the session or token is expired, ended or forged. */
    NOT_SIGNED_IN(401, "Not signed in"),
    /** User name or password is wrong; which of the two is not said. */
    WRONG_CREDENTIALS(401, "Wrong user name or password"),
    /** The one-time password must be changed before anything else. */
    PASSWORD_CHANGE_REQUIRED(403, "The password must be changed first"),
    /** The caller is known but may not do this. */
    FORBIDDEN(403, "Not allowed"),
    /** The request comes from another origin, or its CSRF token is missing or wrong. */
    CROSS_ORIGIN(403, "The request doesn't come from this page"),
    /** It doesn't exist, or the caller may not know of it: the answer is the same. */
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No representation fits the Accept header"),
    /** The name is in use by the same owner. */
    NAME_TAKEN(409, "The name is taken"),
    /** The state of the thing doesn't allow this now; the text names the state and what to do. */
    WRONG_STATE(409, "The state doesn't allow this"),
    /** The same idempotency key came with another request. */
    IDEMPOTENCY_CONFLICT(409, "The idempotency key was used for another request"),
    /** {@code If-Match} names another version than the current one. */
    VERSION_CONFLICT(412, "It has changed in the meantime"),
    /** A delete needs its name typed, and what was typed differs. */
    CONFIRMATION_REQUIRED(428, "The name must be typed to confirm"),
    BODY_TOO_LARGE(413, "The request body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not supported"),
    /** The target has not the CPU, memory or disk that was asked for. */
    NO_ROOM(409, "The target has no room for this"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    /** A fault of the server; the request id finds it in the log. */
    INTERNAL(500, "Something broke in the server"),
    /** The container engine or cluster doesn't answer. */
    RUNTIME_UNAVAILABLE(503, "The container runtime doesn't answer"),
    /** The database doesn't answer; running workspaces go on. */
    DATABASE_UNAVAILABLE(503, "The database doesn't answer");

    private final int status;
    private final String title;

    ErrorCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with the code. */
    public int status() {
        return status;
    }

    /** One line for people, the same for every occurrence. */
    public String title() {
        return title;
    }

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the wire form; a code of a newer server reads as {@link #INTERNAL}. */
    @JsonCreator
    public static ErrorCode fromWire(String wire) {
        for (ErrorCode code : values()) {
            if (code.wire().equals(wire)) {
                return code;
            }
        }
        return INTERNAL;
    }
}

package io.studiolo.gateway.proxy;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.studiolo.api.ErrorCode;

/**
 * Why the gateway answers itself.
 *
 * @param code for clients
 * @param detail the rule and the way out
 */
record Refusal(ErrorCode code, String detail) {
    static final Refusal NOT_SIGNED_IN = new Refusal(
            ErrorCode.NOT_SIGNED_IN, "Nobody is signed in to this app here. Open the app in a browser and sign in.");
    static final Refusal CROSS_ORIGIN = new Refusal(
            ErrorCode.CROSS_ORIGIN, "The request comes from another origin. Only an app's own pages may call it.");
    static final Refusal WEBSOCKET_ORIGIN = new Refusal(
            ErrorCode.CROSS_ORIGIN, "A WebSocket needs an Origin header that names exactly this app's origin.");
    static final Refusal METHOD =
            new Refusal(ErrorCode.METHOD_NOT_ALLOWED, "TRACE and CONNECT are not passed on. Use another method.");
    static final Refusal HOST = new Refusal(
            ErrorCode.INVALID_PARAMETER, "The Host header is not a host with an optional port. Send a valid one.");
    static final Refusal TARGET = new Refusal(
            ErrorCode.INVALID_PARAMETER,
            "The request target must be a path, or an address with the same host as the Host header.");
    static final Refusal UPGRADE_BODY =
            new Refusal(ErrorCode.INVALID_PARAMETER, "A WebSocket opens with a GET request without a body.");
    static final Refusal LINK_SPENT = new Refusal(
            ErrorCode.NOT_SIGNED_IN,
            "This sign-in link is used up, too old, or was made for another browser. Open the app again.");
    static final Refusal SIGN_IN_AWAY = new Refusal(
            ErrorCode.DATABASE_UNAVAILABLE,
            "The server can't check the sign-in at this moment. Try again in a moment.");
    static final Refusal INTERNAL =
            new Refusal(ErrorCode.INTERNAL, "Something broke in the gateway; its log says what. Try again.");
    static final Refusal NO_SUCH_APP = new Refusal(
            ErrorCode.NOT_FOUND, "There is no such app here. Check the address, or open it from its workspace.");
    static final Refusal NOT_ANSWERING = new Refusal(
            ErrorCode.WRONG_STATE,
            "The workspace runs, but this app does not answer. It may still be starting: try again, or read its log.");

    /** Those that {@link RequestScanner} finds, where no page can be shown. */
    static Refusal ofStatus(int status) {
        return switch (status) {
            case 408 ->
                new Refusal(ErrorCode.INVALID_PARAMETER, "The request head did not come in time. Send it again.");
            case 414 -> new Refusal(ErrorCode.INVALID_PARAMETER, "The address is too long. Shorten it.");
            case 431 -> new Refusal(ErrorCode.INVALID_PARAMETER, "The headers are too large. Clear old cookies.");
            case 503 ->
                new Refusal(ErrorCode.TOO_MANY_REQUESTS, "Too many requests wait on this connection. Send fewer.");
            case 505 -> new Refusal(ErrorCode.INVALID_PARAMETER, "Only HTTP/1.0 and HTTP/1.1 are spoken here.");
            default -> new Refusal(ErrorCode.INVALID_PARAMETER, "The request is not well-formed HTTP/1.1. Repair it.");
        };
    }

    static String title(int status) {
        return HttpResponseStatus.valueOf(status).reasonPhrase();
    }
}

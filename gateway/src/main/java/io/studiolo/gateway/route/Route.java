package io.studiolo.gateway.route;

import java.util.UUID;

/** What the gateway knows of an app's origin. */
public sealed interface Route {
    /** No such app, workspace or owner. */
    record None() implements Route {}

    /**
     * The app can be reached.
     *
     * @param workspace the target's identity
     * @param address numeric address of its container
     * @param port of the app in it
     */
    record Open(UUID workspace, String address, int port) implements Route {}

    /**
     * The workspace exists, but the app can't be reached now.
     *
     * @param state starting, stopping, stopped, failed, unknown… in the word people see
     * @param cause one sentence on why
     * @param startable whether "Start it" may be offered
     */
    record Closed(UUID workspace, String state, String cause, boolean startable) implements Route {}
}

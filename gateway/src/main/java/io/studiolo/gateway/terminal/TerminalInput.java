package io.studiolo.gateway.terminal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** What comes from the person's side. */
sealed interface TerminalInput {
    /** Bytes for the terminal. */
    record Keys(Buffer bytes) implements TerminalInput {}

    record Resize(int columns, int rows) implements TerminalInput {}

    record Ping() implements TerminalInput {}

    /** Nothing more comes. */
    record Gone() implements TerminalInput {}

    /** A text frame that is none of the protocol's. */
    record Unknown() implements TerminalInput {}

    int LONGEST_TEXT = 1024;

    /** Reads a text frame. */
    static TerminalInput ofText(String text) {
        if (text.length() > LONGEST_TEXT) {
            return new Unknown();
        }
        try {
            JsonObject message = new JsonObject(text);
            return switch (message.getString("type", "")) {
                case "ping" -> new Ping();
                case "resize" -> resize(message.getInteger("columns", 0), message.getInteger("rows", 0));
                default -> new Unknown();
            };
        } catch (DecodeException | ClassCastException _) {
            return new Unknown();
        }
    }

    private static TerminalInput resize(int columns, int rows) {
        return TerminalRequest.isSize(columns) && TerminalRequest.isSize(rows)
                ? new Resize(columns, rows)
                : new Unknown();
    }
}

package io.studiolo.gateway.route;

import java.util.UUID;

/** Told of use, for activity and for "who is connected". Must return at once: called on an event loop. */
public interface Traffic {
    /** A request or a message from the person's side. */
    void seen(UUID workspace);

    /** A WebSocket or stream of a session opened. */
    void opened(UUID workspace, AppSession session);

    void closed(UUID workspace, AppSession session);
}

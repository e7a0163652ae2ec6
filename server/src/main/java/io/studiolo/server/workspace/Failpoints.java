package io.studiolo.server.workspace;

import io.studiolo.server.task.Failpoint;

/** The places of a request where a test pulls the plug, by what the request wants. */
final class Failpoints {
    private Failpoints() {}

    static void before(WorkspaceRow after) {
        Failpoint.reached("request." + after.wish().desired().wire() + ".before-store");
    }

    static void after(WorkspaceRow after) {
        Failpoint.reached("request." + after.wish().desired().wire() + ".after-store");
    }
}

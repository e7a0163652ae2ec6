package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a wait waits for.
 *
 * @param state the state it shall get to
 * @param before the workspace as it was before the change was asked for; a state that began then proves nothing. A
 *     missing node: there was none
 * @param fresh whether the very state must have begun anew, as in a restart
 * @param goneToo whether it is also reached when the workspace exists no more
 */
record Goal(String state, JsonNode before, boolean fresh, boolean goneToo) {

    static Goal of(String state, JsonNode before) {
        return new Goal(state, before, false, false);
    }

    /** Runs, in another container than before. */
    static Goal restarted(JsonNode before) {
        return new Goal("running", before, true, false);
    }

    /** Exists no more. */
    static Goal gone(JsonNode before) {
        return new Goal("", before, false, true);
    }

    boolean reachedBy(JsonNode now) {
        boolean same = now.path("startedAt").equals(before.path("startedAt"));
        return state.equals(WorkspaceView.state(now)) && !(fresh && same);
    }

    boolean failedBy(JsonNode now) {
        boolean old = now.at("/status/since").equals(before.at("/status/since")) && before.isObject();
        return !state.equals("failed") && WorkspaceView.state(now).equals("failed") && !old;
    }
}

package io.studiolo.api;

import java.time.Instant;
import java.util.List;

/**
 * What a delete would touch.
 *
 * @param confirm what must be typed: the workspace's name
 * @param dependencies what is connected or would be lost, one line each
 * @param purgeAt until when it can be restored
 */
public record DeleteReview(String confirm, List<Dependency> dependencies, Instant purgeAt) {

    /**
     * One thing that hangs on the workspace.
     *
     * @param kind app-session, terminal, unpushed-commits, uncommitted-changes, data
     */
    public record Dependency(String kind, String text) {}
}

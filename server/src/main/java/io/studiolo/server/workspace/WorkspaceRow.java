package io.studiolo.server.workspace;

import io.studiolo.api.WorkspaceType;
import io.studiolo.runtime.Limits;
import io.studiolo.server.template.Recipe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace as the database has it.
 *
 * @param owner the owner's user name
 * @param version grows with each change of the row
 */
public record WorkspaceRow(
        UUID id,
        UUID ownerId,
        String owner,
        Settings settings,
        Wish wish,
        Condition condition,
        Instant createdAt,
        @Nullable Instant deletedAt,
        @Nullable Instant purgeAt,
        long version) {

    /**
     * What its owner chose, and what the template gave when it was made.
     *
     * @param image the image's name
     * @param secretEnv sealed values by variable
     */
    public record Settings(
            String name,
            String description,
            WorkspaceType type,
            String template,
            int templateVersion,
            String image,
            List<Recipe.App> apps,
            Limits limits,
            Map<String, String> parameters,
            Map<String, String> env,
            Map<String, String> secretEnv) {

        Settings sealed(Map<String, String> sealedEnv) {
            return new Settings(
                    name,
                    description,
                    type,
                    template,
                    templateVersion,
                    image,
                    apps,
                    limits,
                    parameters,
                    env,
                    sealedEnv);
        }

        Settings named(String newName, String newDescription) {
            return new Settings(
                    newName,
                    newDescription,
                    type,
                    template,
                    templateVersion,
                    image,
                    apps,
                    limits,
                    parameters,
                    env,
                    secretEnv);
        }
    }

    /**
     * What was asked for last.
     *
     * @param generation grows with each request
     * @param settled the last generation that the reconciler brought about
     * @param restart stop it first
     */
    public record Wish(Desired desired, long generation, long settled, boolean restart, Instant requestedAt) {}

    /** What is the case, since when, and why. */
    public record Condition(Phase phase, String cause, String actor, Instant since) {}

    public Phase phase() {
        return condition.phase();
    }

    public String name() {
        return settings.name();
    }
}

package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.cli.client.Api;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.failure.ExitCode;
import io.studiolo.cli.failure.FailedException;
import io.studiolo.cli.failure.RefusedException;
import java.util.Comparator;
import java.util.Optional;

/** Finds workspaces by what a person typed. */
final class Workspaces {
    private final Api api;

    Workspaces(Api api) {
        this.api = api;
    }

    /** The workspace, which is not in the bin unless it was named by its id. */
    JsonNode find(String typed) {
        return switch (WorkspaceName.parse(typed)) {
            case WorkspaceName.ById(var id) -> api.get(ApiPath.of("workspaces", id.toString()));
            case WorkspaceName.ByName(var owner, var name) ->
                api.get(ApiPath.of("workspaces", "by-name", owner.orElseGet(this::self), name));
        };
    }

    /** The same, or empty if there is none. */
    Optional<JsonNode> findIfAny(String typed) {
        try {
            return Optional.of(find(typed));
        } catch (RefusedException e) {
            if (e.exitCode() == ExitCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The workspace in the bin; of several with one name the one that was deleted last. */
    JsonNode findInBin(String typed) {
        return switch (WorkspaceName.parse(typed)) {
            case WorkspaceName.ById(var id) -> api.get(ApiPath.of("workspaces", id.toString()));
            case WorkspaceName.ByName(var owner, var name) -> inBin(owner.orElseGet(this::self), name);
        };
    }

    /** The caller's user name. */
    String self() {
        return api.get(ApiPath.of("session")).at("/user/name").asText();
    }

    private JsonNode inBin(String owner, String name) {
        ApiPath bin = ApiPath.of("workspaces").with("state", "deleted").with("q", name);
        return api.all(bin.with("owner", owner)).stream()
                .filter(one -> one.path("name").asText().equals(name))
                .max(Comparator.comparing(one -> one.path("deletedAt").asText()))
                .orElseThrow(() -> FailedException.notFound("There is no workspace \"" + owner + "/" + name
                        + "\" in the bin; `studiolo bin list` shows what is"));
    }
}

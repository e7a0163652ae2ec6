package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a workspace is in its state.
 *
 * @param cause one sentence for people: what happened, and for a failure what to do
 * @param reason a word for programs, such as {@code out-of-memory}; absent where nothing failed
 * @param actor the user name, or {@code system}
 * @param since when the state began
 * @param logTail the last lines of the failed app; empty where nothing failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkspaceStatus(
        String cause, @Nullable String reason, String actor, Instant since, List<String> logTail) {}

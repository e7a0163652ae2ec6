package io.studiolo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace as everybody sees it: REST, CLI and page.
 *
 * @param owner the owner's user name
 * @param template the template's name
 * @param templateVersion the version it was made from
 * @param secretEnv the names only
 * @param progress present while it starts
 * @param startedAt when the container that runs now was started; absent when none runs
 * @param deletedAt present in the bin
 * @param purgeAt when it leaves the bin for good; present in the bin
 * @param version grows with each change; also the {@code ETag}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Workspace(
        UUID id,
        String name,
        String owner,
        String description,
        WorkspaceType type,
        String template,
        int templateVersion,
        WorkspaceState state,
        WorkspaceStatus status,
        Resources resources,
        Map<String, String> parameters,
        Map<String, String> env,
        List<String> secretEnv,
        List<WorkspaceApp> apps,
        @Nullable Progress progress,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant purgeAt,
        long version) {}

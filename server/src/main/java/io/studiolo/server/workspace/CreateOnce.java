package io.studiolo.server.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studiolo.api.WorkspaceRequest;
import io.studiolo.server.http.Idempotency;
import io.studiolo.server.identity.Caller;
import io.studiolo.server.task.Failpoint;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** A create with its idempotency key, and what follows its commit. */
@ApplicationScoped
class CreateOnce {
    private final Creation creation;
    private final Idempotency idempotency;
    private final WorkspaceStore store;
    private final Committed committed;
    private final ObjectMapper json;

    CreateOnce(
            Creation creation, Idempotency idempotency, WorkspaceStore store, Committed committed, ObjectMapper json) {
        this.creation = creation;
        this.idempotency = idempotency;
        this.store = store;
        this.committed = committed;
        this.json = json;
    }

    WorkspaceRow create(Caller caller, WorkspaceRequest request, @Nullable String key) {
        Idempotency.Made made = idempotency.once(
                caller.userId(),
                key,
                hash(request),
                handle -> creation.create(handle, caller, request).id());
        WorkspaceRow row = store.find(made.id()).orElseThrow(() -> Workspaces.unknown(request.name()));
        if (made.fresh()) {
            Failpoint.reached("create.after-commit");
            committed.created(row);
        }
        return row;
    }

    private byte[] hash(WorkspaceRequest request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("a request that was read can be written", e);
        }
    }
}

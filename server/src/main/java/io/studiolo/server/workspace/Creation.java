package io.studiolo.server.workspace;

import io.studiolo.api.CreateReview;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Permission;
import io.studiolo.api.Problem;
import io.studiolo.api.Problem.FieldError;
import io.studiolo.api.Target;
import io.studiolo.api.WorkspaceRequest;
import io.studiolo.runtime.Limits;
import io.studiolo.server.access.Authorizer;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.identity.Caller;
import io.studiolo.server.secret.Secrets;
import io.studiolo.server.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Makes workspaces: checks the request, reviews it against the machine, writes the row. */
@ApplicationScoped
class Creation {
    private final Templates templates;
    private final Room room;
    private final Secrets secrets;
    private final Authorizer authorizer;
    private final NewWorkspaces rows;

    Creation(Templates templates, Room room, Secrets secrets, Authorizer authorizer, NewWorkspaces rows) {
        this.templates = templates;
        this.room = room;
        this.secrets = secrets;
        this.authorizer = authorizer;
        this.rows = rows;
    }

    /** What a create would do. A request that breaks rules is refused here as there. */
    CreateReview review(Caller caller, WorkspaceRequest request) {
        authorizer.require(caller, Permission.WORKSPACE_READ);
        WorkspaceDraft draft = WorkspaceDraft.of(request, templates);
        List<Problem> refusals = new ArrayList<>();
        if (!draft.errors().isEmpty()) {
            refusals.add(invalid(draft.errors()).problem());
        }
        if (rows.nameTaken(caller, request.name())) {
            refusals.add(Problem.of(
                    ErrorCode.NAME_TAKEN, "you have a workspace " + request.name() + " already; choose another name"));
        }
        Limits limits = draft.limitsOr(room.least());
        Target target = room.now();
        refusals.addAll(room.refusals(limits, target));
        return new CreateReview(request, WorkspaceWire.resources(limits), target, refusals, room.notes(draft, target));
    }

    /** Writes a new workspace in the caller's transaction. */
    WorkspaceRow create(Handle handle, Caller caller, WorkspaceRequest request) {
        authorizer.require(caller, Permission.WORKSPACE_WRITE);
        WorkspaceDraft draft = WorkspaceDraft.of(request, templates);
        WorkspaceRow.Settings settings = draft.settings();
        if (!draft.errors().isEmpty() || settings == null) {
            throw invalid(draft.errors());
        }
        for (Problem refusal : room.refusals(settings.limits(), room.now())) {
            throw new ApiException(refusal.code(), refusal.detail());
        }
        UUID id = UUID.randomUUID();
        return rows.insert(handle, caller, id, settings.sealed(seal(id, settings.secretEnv())));
    }

    private static ApiException invalid(List<FieldError> errors) {
        String detail = errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .reduce((a, b) -> a + "; " + b)
                .orElse("a field is not valid");
        return new ApiException(ErrorCode.INVALID_FIELD, detail, errors);
    }

    private Map<String, String> seal(UUID id, Map<String, String> clear) {
        Map<String, String> sealed = new LinkedHashMap<>();
        clear.forEach((name, value) -> sealed.put(name, secrets.seal(value, Specs.secretContext(id, name))));
        return sealed;
    }
}

package io.studiolo.server.workspace;

import io.studiolo.runtime.WorkspaceSpec;
import io.studiolo.server.secret.Secrets;
import io.studiolo.server.template.ParameterValues;
import io.studiolo.server.template.Recipe;
import io.studiolo.server.template.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the runtime is told of a workspace. */
@ApplicationScoped
class Specs {
    private final Templates templates;
    private final Secrets secrets;

    Specs(Templates templates, Secrets secrets) {
        this.templates = templates;
        this.secrets = secrets;
    }

    WorkspaceSpec of(WorkspaceRow row, String imageReference) {
        WorkspaceRow.Settings s = row.settings();
        Map<String, String> env = new LinkedHashMap<>();
        templates.find(s.template()).ifPresent(entry -> {
            env.putAll(entry.recipe().envMap());
            env.putAll(ParameterValues.of(entry.recipe(), s.parameters(), new ArrayList<>())
                    .env());
        });
        env.putAll(s.env());
        s.secretEnv().forEach((name, secret) -> env.put(name, secrets.open(secret, secretContext(row.id(), name))));
        env.put("STUDIOLO_WORKSPACE", s.name());
        env.put("STUDIOLO_OWNER", row.owner());
        List<WorkspaceSpec.AppSpec> apps = s.apps().stream().map(Specs::app).toList();
        return new WorkspaceSpec(row.id(), s.name(), imageReference, s.limits(), env, apps);
    }

    private static WorkspaceSpec.AppSpec app(Recipe.App app) {
        return new WorkspaceSpec.AppSpec(app.name(), app.port(), app.command());
    }

    /** What a sealed value is bound to: it opens nowhere else. */
    static String secretContext(UUID workspace, String name) {
        return "workspace/" + workspace + "/env/" + name;
    }
}

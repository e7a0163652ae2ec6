package io.studiolo.server.workspace;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Page;
import io.studiolo.api.Permission;
import io.studiolo.api.Resources;
import io.studiolo.api.Template;
import io.studiolo.server.access.Authorizer;
import io.studiolo.server.http.ApiException;
import io.studiolo.server.identity.CurrentCaller;
import io.studiolo.server.image.Images;
import io.studiolo.server.template.Recipe;
import io.studiolo.server.template.Templates;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.OptionalLong;

/** Templates as one chooses from them: with the state of their image and how long their workspaces take to start here. */
@Path("/api/v1/templates")
@RunOnVirtualThread
public class TemplateResource {
    private final Templates templates;
    private final Images images;
    private final TimelineStore starts;
    private final Authorizer authorizer;
    private final CurrentCaller caller;

    TemplateResource(
            Templates templates, Images images, TimelineStore starts, Authorizer authorizer, CurrentCaller caller) {
        this.templates = templates;
        this.images = images;
        this.starts = starts;
        this.authorizer = authorizer;
        this.caller = caller;
    }

    @GET
    public Page<Template> list() {
        authorizer.require(caller.get(), Permission.TEMPLATE_READ);
        return new Page<>(templates.all().stream().map(this::wire).toList(), null);
    }

    @GET
    @Path("/{name}")
    public Template get(@PathParam("name") String name) {
        authorizer.require(caller.get(), Permission.TEMPLATE_READ);
        return templates.find(name).map(this::wire).orElseThrow(() -> {
            String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
            return new ApiException(ErrorCode.NOT_FOUND, "there is no template \"" + shown + "\"; see the list");
        });
    }

    private Template wire(Templates.Entry entry) {
        Recipe r = entry.recipe();
        OptionalLong usual = starts.usualStart(r.name());
        return new Template(
                r.name(),
                r.title(),
                r.description(),
                r.icon(),
                r.type(),
                r.version(),
                r.image().name(),
                images.stateOf(r.image().name()),
                null,
                usual.isPresent() ? Long.valueOf(usual.getAsLong()) : null,
                new Resources(
                        r.resources().cpu(),
                        r.resources().memory(),
                        r.resources().pids()),
                r.presetList().stream()
                        .map(p -> new Template.Preset(p.name(), p.cpu(), p.memory()))
                        .toList(),
                r.parameterList().stream().map(TemplateResource::parameter).toList(),
                r.appList().stream()
                        .map(a -> new Template.App(a.name(), a.title(), a.icon(), a.port()))
                        .toList(),
                entry.readme());
    }

    private static Template.Parameter parameter(Recipe.Parameter p) {
        return new Template.Parameter(
                p.name(),
                p.title(),
                p.description() == null ? "" : p.description(),
                p.type(),
                p.fallback() == null ? "" : p.fallback(),
                p.choices() == null ? List.of() : p.choices(),
                p.pattern(),
                p.min(),
                p.max());
    }
}

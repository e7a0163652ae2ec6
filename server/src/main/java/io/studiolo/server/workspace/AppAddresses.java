package io.studiolo.server.workspace;

import io.studiolo.gateway.route.AppHost;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where browsers open apps: each on an origin of its own, never on the control plane's. */
@ApplicationScoped
public class AppAddresses {
    private final String scheme;
    private final String authority;
    private final String domain;

    AppAddresses(@ConfigProperty(name = "studiolo.apps.url") URI appsUrl) {
        this.scheme = appsUrl.getScheme();
        this.authority = appsUrl.getAuthority();
        this.domain = appsUrl.getHost();
    }

    /** The address of a page of an app. */
    public String url(String app, String workspace, String owner, String path) {
        return scheme + "://" + new AppHost(app, workspace, owner).label() + "." + authority + path;
    }

    /** The domain under which app origins lie, without a port. */
    public String domain() {
        return domain;
    }

    /** The domain with its port, as a {@code Host} header has it. */
    public String authority() {
        return authority;
    }

    public boolean secure() {
        return scheme.equals("https");
    }
}

package io.studiolo.server.identity;

import io.studiolo.server.http.OwnHost;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The origin of the page and the API, and what it calls its cookie. */
@ApplicationScoped
public class ControlOrigin implements OwnHost {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI url;
    private final String authority;

    ControlOrigin(@ConfigProperty(name = "studiolo.url") URI url) {
        this.url = url;
        this.authority = url.getAuthority().toLowerCase(Locale.ROOT);
    }

    /** As people type it, without a slash at the end. */
    public String url() {
        return url.getScheme() + "://" + authority;
    }

    public boolean secure() {
        return "https".equals(url.getScheme());
    }

    /** With TLS the browser itself keeps the cookie to this one host. */
    public String cookieName() {
        return secure() ? "__Host-studiolo_session" : "studiolo_session";
    }

    /** Whether a {@code Host} header names this origin: another name that resolves here is somebody's trick. */
    @Override
    public boolean test(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.equals(authority)) {
            return true;
        }
        int colon = name.lastIndexOf(':');
        boolean port = colon > 0 && !name.endsWith("]");
        String bare = port ? name.substring(0, colon) : name;
        return !secure() && LOOPBACK.contains(bare) && (port ? name.substring(colon + 1) : "80").equals(port());
    }

    /** Whether an {@code Origin} header names the origin that a {@code Host} header does. */
    public boolean isOwnOrigin(String origin, String host) {
        return origin.toLowerCase(Locale.ROOT).equals(url.getScheme() + "://" + host.toLowerCase(Locale.ROOT));
    }

    private String port() {
        return url.getPort() < 0 ? "80" : Integer.toString(url.getPort());
    }
}

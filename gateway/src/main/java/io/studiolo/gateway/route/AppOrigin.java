package io.studiolo.gateway.route;

import java.util.Optional;

/**
 * An app's origin as a browser writes it.
 *
 * @param app whose it is
 * @param authority host and port, lower case, the scheme's default port left out
 * @param origin scheme and authority: what an {@code Origin} header of its own pages says
 */
public record AppOrigin(AppHost app, String authority, String origin) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** What a {@code Host} header turned out to be. */
    public sealed interface Parsed {
        /** No host at all. */
        record Malformed() implements Parsed {}

        /** A host, but no app's. */
        record Foreign() implements Parsed {}

        /** An app's origin; whether there is such an app is another question. */
        record App(AppOrigin origin) implements Parsed {}
    }

    /**
     * Reads a {@code Host} header.
     *
     * @param domain the apps domain, lower case
     * @param secure whether browsers see https
     */
    public static Parsed parse(String header, String domain, boolean secure) {
        Optional<HostHeader> host = HostHeader.parse(header);
        if (host.isEmpty()) {
            return new Parsed.Malformed();
        }
        return AppHost.ofName(host.get().name(), domain)
                .<Parsed>map(app -> new Parsed.App(of(app, host.get(), secure)))
                .orElseGet(Parsed.Foreign::new);
    }

    private static AppOrigin of(AppHost app, HostHeader host, boolean secure) {
        boolean bare = host.port() == 0 || host.port() == (secure ? HTTPS : HTTP);
        String authority = bare ? host.name() : host.name() + ":" + host.port();
        return new AppOrigin(app, authority, (secure ? "https://" : "http://") + authority);
    }
}

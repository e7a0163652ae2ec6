package io.studiolo.gateway.route;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an app's origin: {@code APP--WORKSPACE--OWNER.DOMAIN}. Parsed once from the {@code Host} header into this
 * canonical form, before anything is decided by it.
 *
 * @param app the app's name
 * @param workspace the workspace's name
 * @param owner the owner's user name
 */
public record AppHost(String app, String workspace, String owner) {
    private static final String WORD = "[a-z](?:[a-z0-9]|-(?!-))*";
    private static final Pattern LABEL = Pattern.compile("([a-z][a-z0-9]{0,11})--(" + WORD + ")--(" + WORD + ")");

    /**
     * Reads a {@code Host} header's value.
     *
     * @param host with or without a port, any case
     * @param domain the apps domain, lower case, without a port
     * @return empty if it is no app's origin of this domain
     */
    public static Optional<AppHost> parse(String host, String domain) {
        int colon = host.lastIndexOf(':');
        String name = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(java.util.Locale.ROOT);
        if (!name.endsWith("." + domain)) {
            return Optional.empty();
        }
        String label = name.substring(0, name.length() - domain.length() - 1);
        Matcher matcher = LABEL.matcher(label);
        if (label.length() > 63 || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new AppHost(matcher.group(1), matcher.group(2), matcher.group(3)));
    }

    /** The DNS label. */
    public String label() {
        return app + "--" + workspace + "--" + owner;
    }
}

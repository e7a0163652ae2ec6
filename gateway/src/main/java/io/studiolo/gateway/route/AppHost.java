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
    private static final int LONGEST_LABEL = 63;
    private static final String WORD = "[a-z](?:[a-z0-9]|-(?!-))*(?<!-)";
    private static final Pattern LABEL = Pattern.compile("([a-z][a-z0-9]{0,11})--(" + WORD + ")--(" + WORD + ")");

    /**
     * Reads a {@code Host} header's value.
     *
     * @param host with or without a port, any case
     * @param domain the apps domain, lower case, without a port
     * @return empty if it is malformed or no app's origin of this domain
     */
    public static Optional<AppHost> parse(String host, String domain) {
        return HostHeader.parse(host).flatMap(header -> ofName(header.name(), domain));
    }

    static Optional<AppHost> ofName(String name, String domain) {
        int dot = name.indexOf('.');
        if (dot < 0 || dot > LONGEST_LABEL || !name.substring(dot + 1).equals(domain)) {
            return Optional.empty();
        }
        Matcher matcher = LABEL.matcher(name.substring(0, dot));
        return matcher.matches()
                ? Optional.of(new AppHost(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** The DNS label. */
    public String label() {
        return app + "--" + workspace + "--" + owner;
    }
}

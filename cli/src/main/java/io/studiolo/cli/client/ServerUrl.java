package io.studiolo.cli.client;

import io.studiolo.cli.failure.UsageException;
import java.net.URI;
import java.net.URISyntaxException;

/** The address of a server: scheme, host and port, nothing more. */
public final class ServerUrl {
    private ServerUrl() {}

    /** Reads an address; a trailing slash falls away. */
    public static URI parse(String text) {
        try {
            URI uri = new URI(text.strip().replaceAll("/+$", ""));
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            if (http && uri.getHost() != null && uri.getRawPath().isEmpty() && bare) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw refuse(text);
        }
        throw refuse(text);
    }

    /** Whether the server is on this very machine. */
    static boolean isLoopback(URI url) {
        String host = url.getHost();
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }

    private static UsageException refuse(String text) {
        return new UsageException(
                "\"" + text + "\" is no address of a server; write it as http://localhost:8080, without a path");
    }
}

package io.studiolo.cli.client;

import io.studiolo.cli.failure.FailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the token for a server: STUDIOLO_TOKEN, then the sign-in kept for this very address, then the token file of a
 * server on this machine. The file goes to loopback addresses only: no other server is sent it.
 */
public final class Credentials {
    private Credentials() {}

    /** The token and, for words, where it comes from. */
    public record Found(String token, String source) {}

    public static Optional<Found> find(Environment environment, URI url) {
        Optional<Found> variable = environment.get("STUDIOLO_TOKEN").map(token -> new Found(token, "STUDIOLO_TOKEN"));
        return variable.or(() -> new CredentialFile(environment.credentialsFile())
                        .find(url)
                        .map(entry -> new Found(entry.token(), "studiolo login")))
                .or(() -> localAdmin(environment, url));
    }

    private static Optional<Found> localAdmin(Environment environment, URI url) {
        Path file = environment.adminTokenFile();
        if (!ServerUrl.isLoopback(url) || !environment.canRead(file)) {
            return Optional.empty();
        }
        try {
            String token = Files.readString(file).strip();
            return token.isEmpty() ? Optional.empty() : Optional.of(new Found(token, file.toString()));
        } catch (IOException e) {
            throw new FailedException("The token file " + file + " can't be read: " + e.getMessage());
        }
    }
}

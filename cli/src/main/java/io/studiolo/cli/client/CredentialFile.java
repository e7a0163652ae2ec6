package io.studiolo.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studiolo.cli.failure.FailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The sign-ins of a person, by server address, in a file only they can read. */
public final class CredentialFile {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path file;

    public CredentialFile(Path file) {
        this.file = file;
    }

    /**
     * A sign-in.
     *
     * @param token the secret
     * @param tokenId by which the server revokes it; empty if the token was given by hand
     */
    public record Entry(String token, String tokenId) {}

    public Optional<Entry> find(URI url) {
        JsonNode entry = read().path(url.toString());
        return entry.hasNonNull("token")
                ? Optional.of(new Entry(
                        entry.get("token").asText(), entry.path("tokenId").asText()))
                : Optional.empty();
    }

    public void put(URI url, Entry entry) {
        ObjectNode all = read();
        all.putObject(url.toString()).put("token", entry.token()).put("tokenId", entry.tokenId());
        write(all);
    }

    public void remove(URI url) {
        ObjectNode all = read();
        if (all.remove(url.toString()) != null) {
            write(all);
        }
    }

    private ObjectNode read() {
        if (!Files.exists(file)) {
            return Json.object();
        }
        try {
            return Json.parse(Files.readString(file)) instanceof ObjectNode object ? object : Json.object();
        } catch (IOException e) {
            throw new FailedException("The sign-ins in " + file + " can't be read; mend or delete that file");
        }
    }

    // Written beside and moved: a crash leaves the old file or the new one, and it is never readable by others.
    private void write(ObjectNode all) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new IOException("it has no folder");
            }
            Files.createDirectories(folder, OWNER_ONLY_FOLDER);
            Path fresh = Files.createTempFile(folder, "credentials", ".new", OWNER_ONLY);
            Files.writeString(fresh, all.toPrettyString() + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new FailedException("The sign-in can't be kept in " + file + ": " + e.getMessage()
                    + "; make the folder writable or use STUDIOLO_TOKEN");
        }
    }
}

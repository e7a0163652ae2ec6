package io.studiolo.runtime.docker;

import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.WorkspaceSpec;
import io.studiolo.runtime.WorkspaceSpec.AppSpec;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * What we keep on disk for each workspace: the list of apps that is mounted into it, and the mark that we stopped it.
 * The engine keeps neither a changeable label nor the cause of an end, so the mark is how a restarted server tells a
 * container that was asked to end, and had to be killed, from one that was killed by something else.
 */
record WorkspaceFiles(Path directory) {
    private Path of(UUID workspace) {
        return directory.resolve(workspace.toString());
    }

    Path apps(UUID workspace) {
        return of(workspace).resolve("apps");
    }

    private Path mark(UUID workspace) {
        return of(workspace).resolve("stopped");
    }

    /** Writes the list for the init script; a new file each time, so that a container that runs keeps its own. */
    void writeApps(WorkspaceSpec spec) {
        StringBuilder text = new StringBuilder();
        for (AppSpec app : spec.apps()) {
            if ((app.name() + app.command()).matches("(?s).*[\\n\\r\\t].*")) {
                throw new RuntimeFailure(
                        FailureReason.INVALID,
                        "The command of app '" + app.name() + "' must be one line without tabs.");
            }
            text.append(app.name())
                    .append('\t')
                    .append(app.port())
                    .append('\t')
                    .append(app.command())
                    .append('\n');
        }
        Path target = apps(spec.workspace());
        try {
            Files.createDirectories(target.getParent());
            Path fresh = Files.createTempFile(target.getParent(), "apps", ".new");
            Files.writeString(fresh, text);
            // The workspace's user is neither the owner nor in the group of the server's files.
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failure("write", target, e);
        }
    }

    void markStopped(UUID workspace) {
        try {
            Files.createDirectories(of(workspace));
            Files.createFile(mark(workspace));
        } catch (FileAlreadyExistsException again) {
            return;
        } catch (IOException e) {
            throw failure("write", mark(workspace), e);
        }
    }

    void unmark(UUID workspace) {
        try {
            Files.deleteIfExists(mark(workspace));
        } catch (IOException e) {
            throw failure("remove", mark(workspace), e);
        }
    }

    boolean stoppedByUs(UUID workspace) {
        return Files.exists(mark(workspace));
    }

    void delete(UUID workspace) {
        try (var files = Files.newDirectoryStream(of(workspace))) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(of(workspace));
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException e) {
            throw failure("remove", of(workspace), e);
        }
    }

    private static RuntimeFailure failure(String verb, Path path, IOException e) {
        String said = String.valueOf(e.getMessage());
        FailureReason reason = said.contains("No space left") ? FailureReason.NO_ROOM : FailureReason.INVALID;
        return new RuntimeFailure(reason, "Can't " + verb + " " + path + ": " + said, e);
    }
}

package io.studiolo.server.db;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs PostgreSQL's programs. They refuse to run as root: there they run in a user namespace in which they aren't, and own
 * the same files. Where the kernel gives no such namespace, they run as {@code nobody}.
 */
final class PostgresPrograms {
    private static final String NOBODY = "65534";

    private final Path folder;
    private final List<String> prefix;

    private PostgresPrograms(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    static PostgresPrograms in(Path folder) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new PostgresPrograms(folder, List.of());
        }
        List<String> namespace = List.of("unshare", "--user", "--");
        if (probe(namespace)) {
            return new PostgresPrograms(folder, namespace);
        }
        return new PostgresPrograms(
                folder, List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
    }

    private static boolean probe(List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return EmbeddedPostgres.await(process, 5) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // the program is not on this machine
        }
    }

    Path folder() {
        return folder;
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** Gives files to the user that the programs run as. */
    void own(Path path) throws IOException {
        if (!prefix.isEmpty() && prefix.getFirst().equals("setpriv")) {
            run(
                    List.of("chown", "-R", NOBODY + ":" + NOBODY, path.toString()),
                    path.resolveSibling("chown.log"),
                    60,
                    false);
        }
    }

    /** Removes a folder and all in it. */
    void remove(Path path) throws IOException {
        run(List.of("rm", "-rf", path.toString()), path.resolveSibling("rm.log"), 60, false);
    }

    int run(List<String> command, Path log, long seconds) throws IOException {
        return run(command, log, seconds, true);
    }

    private int run(List<String> command, Path log, long seconds, boolean lowered) throws IOException {
        List<String> all = new ArrayList<>(lowered ? prefix : List.of());
        all.addAll(command);
        File output = log.toFile();
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        if (!EmbeddedPostgres.await(process, seconds + 5)) {
            process.destroy();
            throw new IOException(command.getFirst() + " doesn't end; see " + log);
        }
        return process.exitValue();
    }
}

package io.studiolo.server.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The engine's own client, used to build: it speaks BuildKit, secrets and progress included. A client before 23 has
 * BuildKit built in; a later one needs its buildx plug-in. The first on the path that can is used.
 */
final class BuildClient {
    private static final int BUILDX_SINCE = 23;
    private static final long PROBE_SECONDS = 10;

    private final Path program;

    private BuildClient(Path program) {
        this.program = program;
    }

    /** Empty if no client on this machine can build. */
    static Optional<BuildClient> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/bin"))
                .filter(dir -> !dir.isEmpty())
                .map(dir -> Path.of(dir, "docker"))
                .distinct()
                .filter(Files::isExecutable)
                .filter(BuildClient::canBuild)
                .map(BuildClient::new)
                .findFirst();
    }

    private static boolean canBuild(Path program) {
        List<String> version = new ArrayList<>();
        try {
            if (run(List.of(program.toString(), "--version"), Map.of(), version::add) != 0 || version.isEmpty()) {
                return false;
            }
            String major = version.getFirst().replaceAll("^\\D*(\\d+)\\..*$", "$1");
            boolean builtIn = major.matches("\\d+") && Integer.parseInt(major) < BUILDX_SINCE;
            return builtIn || run(List.of(program.toString(), "buildx", "version"), Map.of(), line -> {}) == 0;
        } catch (IOException e) {
            return false; // not a program of this machine
        }
    }

    /**
     * Runs the client.
     *
     * @param output gets each line of standard output and error
     * @return its exit code
     */
    int docker(List<String> arguments, Consumer<String> output) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(arguments);
        return run(command, Map.of("DOCKER_BUILDKIT", "1", "BUILDKIT_PROGRESS", "plain"), output);
    }

    /** Feeds the standard output of a program to {@code docker import}. */
    int importFrom(Path script, String reference, Consumer<String> output) throws IOException {
        ProcessBuilder from = new ProcessBuilder(script.toString()).redirectError(ProcessBuilder.Redirect.DISCARD);
        ProcessBuilder to = new ProcessBuilder(
                        program.toString(), "import", "--change", "CMD [\"/bin/bash\"]", "-", reference)
                .redirectErrorStream(true);
        List<Process> pipeline = ProcessBuilder.startPipeline(List.of(from, to));
        drain(pipeline.getLast(), output);
        int code = 0;
        for (Process process : pipeline) {
            code = Math.max(code, await(process));
        }
        return code;
    }

    private static int run(List<String> command, Map<String, String> env, Consumer<String> output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(env);
        Process process = builder.start();
        process.getOutputStream().close();
        drain(process, output);
        return await(process);
    }

    private static void drain(Process process, Consumer<String> output) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                output.accept(line);
            }
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : ended(process);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended(process);
        }
    }

    /** Its output has ended, so it has nothing left to do. */
    private static int ended(Process process) {
        process.destroyForcibly();
        return 1;
    }
}

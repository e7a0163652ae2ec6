package io.studiolo.runtime.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands of this machine, for what tests do and look at behind the runtime's back. */
final class Shell {
    /** How a command ended and all that it wrote. */
    record Result(int code, String output) {}

    private Shell() {}

    static Result run(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a command wrote that must succeed. */
    static String must(String... command) {
        Result result = run(command);
        if (result.code() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with " + result.code() + ": " + result.output());
        }
        return result.output();
    }

    /** Runs a script that must succeed, with arguments from {@code $1} on. */
    static String script(String text, String... arguments) {
        String[] command = new String[arguments.length + 4];
        command[0] = "/bin/bash";
        command[1] = "-euc";
        command[2] = text;
        command[3] = "script";
        System.arraycopy(arguments, 0, command, 4, arguments.length);
        return must(command);
    }

    /** Starts a command that goes on until it is destroyed. */
    static Process start(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

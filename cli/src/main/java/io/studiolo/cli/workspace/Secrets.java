package io.studiolo.cli.workspace;

import io.studiolo.cli.console.Console;
import io.studiolo.cli.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Secret values, which never stand on a command line: other people of the machine could read them there. */
final class Secrets {
    private Secrets() {}

    /** Reads {@code @FILE} or {@code -} (one line of standard input) for each name. */
    static Map<String, String> read(Map<String, String> sources, Console console) {
        Map<String, String> values = new LinkedHashMap<>();
        sources.forEach((name, source) -> values.put(name, value(name, source, console)));
        return values;
    }

    private static String value(String name, String source, Console console) {
        if (source.equals("-")) {
            return console.canAsk() ? console.askSecret(name + ": ") : console.secretFromInput("--secret-env " + name);
        }
        if (!source.startsWith("@")) {
            throw new UsageException("--secret-env " + name + " takes no value, which others could see; write " + name
                    + "=@FILE, or " + name + "=- for standard input");
        }
        try {
            return Files.readString(Path.of(source.substring(1))).stripTrailing();
        } catch (IOException e) {
            throw new UsageException("The file " + source.substring(1) + " for " + name + " can't be read");
        }
    }
}

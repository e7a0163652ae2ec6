package io.studiolo.cli;

import io.studiolo.cli.client.Environment;
import io.studiolo.cli.client.Pause;
import io.studiolo.cli.console.Streams;
import io.studiolo.cli.invocation.Invocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** One run of the command line in this very JVM. */
record Run(int code, String out, String err) {

    /** How to run: the server, the folder that stands for home, and what standard input holds. */
    record Setting(Map<String, String> variables, Path home, String input) {
        Setting with(String name, String value) {
            Map<String, String> more = new HashMap<>(variables);
            more.put(name, value);
            return new Setting(more, home, input);
        }

        Setting without(String name) {
            Map<String, String> fewer = new HashMap<>(variables);
            fewer.remove(name);
            return new Setting(fewer, home, input);
        }

        Setting typing(String text) {
            return new Setting(variables, home, text);
        }

        Run run(String... words) {
            return run(Pause.sleeping(), new Streams.Terminals(false, false, false), words);
        }

        Run onTerminal(String... words) {
            return run(Pause.sleeping(), new Streams.Terminals(true, true, true), words);
        }

        Run run(Pause pause, Streams.Terminals terminals, String... words) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Streams streams = new Streams(
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    terminals);
            Environment environment = new Environment(variables, home, false);
            int code = Studiolo.run(new Invocation(environment, streams, Clock.systemUTC(), pause), streams, words);
            return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    static Setting at(String url, Path home) {
        return new Setting(Map.of("STUDIOLO_URL", url, "STUDIOLO_TOKEN", "stl_test"), home, "");
    }
}

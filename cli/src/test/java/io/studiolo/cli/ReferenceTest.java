package io.studiolo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.studiolo.cli.client.Environment;
import io.studiolo.cli.client.Pause;
import io.studiolo.cli.console.Streams;
import io.studiolo.cli.invocation.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final Path FILE = Path.of("..", "docs", "reference", "cli.md");

    @Test
    void theReferenceSaysWhatTheCommandsDo() throws IOException {
        Streams streams = Streams.ofProcess();
        Environment environment = new Environment(Map.of(), Path.of("/"), false);
        String written = new Reference(
                        Commands.tree(new Invocation(environment, streams, Clock.systemUTC(), Pause.sleeping())))
                .markdown();
        if (Boolean.getBoolean("studiolo.reference.write")) {
            Files.writeString(FILE, written);
        }
        assertThat(Files.readString(FILE))
                .as("write it anew: ./mvnw -pl cli -am test -Dtest=ReferenceTest -Dstudiolo.reference.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .isEqualTo(written);
    }
}

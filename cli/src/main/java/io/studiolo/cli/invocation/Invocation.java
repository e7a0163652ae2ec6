package io.studiolo.cli.invocation;

import io.studiolo.cli.client.Api;
import io.studiolo.cli.client.Credentials;
import io.studiolo.cli.client.Environment;
import io.studiolo.cli.client.Pause;
import io.studiolo.cli.client.ServerUrl;
import io.studiolo.cli.console.Console;
import io.studiolo.cli.console.Printer;
import io.studiolo.cli.console.Streams;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of a command: where it runs, what every command was told, and whom it speaks to. */
public final class Invocation {
    private final Environment environment;
    private final Streams streams;
    private final Clock clock;
    private final Pause pause;
    private final GlobalOptions options = new GlobalOptions();
    private @Nullable Api api;

    public Invocation(Environment environment, Streams streams, Clock clock, Pause pause) {
        this.environment = environment;
        this.streams = streams;
        this.clock = clock;
        this.pause = pause;
    }

    public GlobalOptions options() {
        return options;
    }

    public Environment environment() {
        return environment;
    }

    public Clock clock() {
        return clock;
    }

    public Pause pause() {
        return pause;
    }

    public Console console() {
        boolean plain = options.noColor || environment.get("NO_COLOR").isPresent();
        return new Console(streams, !plain, options.quiet);
    }

    public Printer printer() {
        return new Printer(console(), options.output);
    }

    public URI url() {
        return options.url == null ? environment.serverUrl() : ServerUrl.parse(options.url);
    }

    /** The server as the person who is signed in. */
    public Api api() {
        if (api == null) {
            URI url = url();
            api = new Api(url, Credentials.find(environment, url).map(Credentials.Found::token), pause);
        }
        return api;
    }

    /** The server with another token, or none. */
    public Api apiWith(Optional<String> token) {
        return new Api(url(), token, pause);
    }
}

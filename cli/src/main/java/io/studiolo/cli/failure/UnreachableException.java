package io.studiolo.cli.failure;

import java.net.URI;

/** Nobody answers at the server's address. */
public final class UnreachableException extends CliException {
    private UnreachableException(String sentence) {
        super(ExitCode.UNREACHABLE, sentence);
    }

    public static UnreachableException at(URI server) {
        return new UnreachableException(
                "Studiolo doesn't answer at " + server + "; start it with `studiolo up`, or name another with --url");
    }

    /** It was there, and went silent or away in the middle of an answer. */
    public static UnreachableException interrupted(URI server, String how) {
        return new UnreachableException("Studiolo at " + server + " " + how + "; see `studiolo status` and try again");
    }
}

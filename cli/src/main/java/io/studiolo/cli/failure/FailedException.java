package io.studiolo.cli.failure;

import java.util.List;

/** The command was understood and could not be carried out. */
public final class FailedException extends CliException {
    private final transient List<String> details;

    public FailedException(String sentence, List<String> details) {
        this(ExitCode.FAILED, sentence, details);
    }

    public FailedException(String sentence) {
        this(ExitCode.FAILED, sentence, List.of());
    }

    private FailedException(ExitCode exitCode, String sentence, List<String> details) {
        super(exitCode, sentence);
        this.details = List.copyOf(details);
    }

    /** Something that was looked for on this side doesn't exist. */
    public static FailedException notFound(String sentence) {
        return new FailedException(ExitCode.NOT_FOUND, sentence, List.of());
    }

    @Override
    public List<String> details() {
        return details;
    }
}

package io.studiolo.cli.failure;

/** The command line asks for something that makes no sense; nothing was sent. */
public final class UsageException extends CliException {
    public UsageException(String sentence) {
        super(ExitCode.USAGE, sentence);
    }
}

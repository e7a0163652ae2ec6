package io.studiolo.cli.failure;

/** What was waited for did not come in time. */
public final class TimedOutException extends CliException {
    public TimedOutException(String sentence) {
        super(ExitCode.TIMED_OUT, sentence);
    }
}

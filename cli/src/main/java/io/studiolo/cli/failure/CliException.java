package io.studiolo.cli.failure;

import java.util.List;

/** Why a command ends without its result: one sentence for people and an exit code for scripts. */
public abstract sealed class CliException extends RuntimeException
        permits FailedException, RefusedException, TimedOutException, UnreachableException, UsageException {
    private final ExitCode exitCode;

    CliException(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public final ExitCode exitCode() {
        return exitCode;
    }

    /** The sentence; {@link #getMessage()} without its null. */
    public final String sentence() {
        String message = getMessage();
        return message == null ? exitCode.meaning() : message;
    }

    /** Lines that explain the sentence, such as the fields at fault. */
    public List<String> details() {
        return List.of();
    }

    /** What a person who reports the error should quote; empty where there is nothing. */
    public String reference() {
        return "";
    }
}

package io.studiolo.cli.failure;

/** What the process answers its caller; scripts decide by it. */
public enum ExitCode {
    OK(0, "It is done."),
    FAILED(1, "The server refused it, or what was waited for failed."),
    USAGE(2, "The command line is wrong; nothing was sent."),
    NOT_FOUND(3, "It doesn't exist, or you may not know of it."),
    NOT_ALLOWED(4, "Not signed in, or not allowed."),
    UNREACHABLE(5, "The server doesn't answer."),
    TIMED_OUT(6, "The time to wait ran out; what was begun goes on.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    /** One sentence for the reference. */
    public String meaning() {
        return meaning;
    }
}

package io.studiolo.cli.failure;

import io.studiolo.api.ErrorCode;
import io.studiolo.api.Problem;
import java.util.ArrayList;
import java.util.List;

/** The server answered with a problem. */
public final class RefusedException extends CliException {
    private final transient Problem problem;

    public RefusedException(Problem problem) {
        super(exitCode(problem.status()), problem.detail());
        this.problem = problem;
    }

    public ErrorCode code() {
        return problem.code();
    }

    public int status() {
        return problem.status();
    }

    @Override
    public List<String> details() {
        List<String> lines = new ArrayList<>();
        for (Problem.FieldError error : problem.errors()) {
            lines.add(error.field() + ": " + error.message());
        }
        if (problem.status() == 401 && problem.code() != ErrorCode.WRONG_CREDENTIALS) {
            lines.add("Sign in with `studiolo login`, or set STUDIOLO_TOKEN.");
        }
        return lines;
    }

    @Override
    public String reference() {
        String requestId = problem.requestId();
        return requestId == null ? problem.code().wire() : problem.code().wire() + ", request " + requestId;
    }

    private static ExitCode exitCode(int status) {
        return switch (status) {
            case 401, 403 -> ExitCode.NOT_ALLOWED;
            case 404 -> ExitCode.NOT_FOUND;
            default -> ExitCode.FAILED;
        };
    }
}

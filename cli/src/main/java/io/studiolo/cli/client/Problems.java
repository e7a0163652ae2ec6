package io.studiolo.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Problem;
import io.studiolo.cli.failure.FailedException;
import io.studiolo.cli.failure.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** Reads answers, and tells a problem of Studiolo from an answer of something else. */
final class Problems {
    private Problems() {}

    /** The same response, or the problem in it. */
    static <T> HttpResponse<T> refuse(URI url, HttpResponse<T> response, String body) {
        int status = response.statusCode();
        if (status < 300) {
            return response;
        }
        if (!response.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            throw strange(url, "HTTP status " + status);
        }
        throw new RefusedException(problem(tree(url, body), status));
    }

    static JsonNode tree(URI url, String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : Json.parse(body);
        } catch (IOException e) {
            throw strange(url, "something that is no JSON");
        }
    }

    // Member by member: a problem must be readable whatever else is wrong.
    private static Problem problem(JsonNode tree, int status) {
        List<Problem.FieldError> errors = new ArrayList<>();
        for (JsonNode error : tree.path("errors")) {
            errors.add(new Problem.FieldError(
                    error.path("field").asText(), error.path("message").asText()));
        }
        ErrorCode code = ErrorCode.fromWire(tree.path("code").asText());
        String title = tree.path("title").asText(code.title());
        return new Problem(
                Problem.typeOf(code),
                title,
                status,
                tree.path("detail").asText(title),
                code,
                tree.hasNonNull("requestId") ? tree.get("requestId").asText() : null,
                errors);
    }

    private static FailedException strange(URI url, String what) {
        return new FailedException(
                url + " answered with " + what + "; is that the address of a Studiolo server of this version?");
    }
}

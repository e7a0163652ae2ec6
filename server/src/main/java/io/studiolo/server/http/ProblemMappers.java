package io.studiolo.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.studiolo.api.ErrorCode;
import io.studiolo.api.Problem;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeUnavailable;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every refusal and every fault as a problem of RFC 9457, in one place. */
@ApplicationScoped
class ProblemMappers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemMappers.class);
    private static final String TYPE = "application/problem+json";

    @ServerExceptionMapper
    Response refused(ApiException e, RoutingContext context) {
        return answer(e.problem(), context);
    }

    @ServerExceptionMapper
    Response unavailable(RuntimeUnavailable e, RoutingContext context) {
        return answer(
                Problem.of(
                        ErrorCode.RUNTIME_UNAVAILABLE,
                        "the container runtime doesn't answer; running workspaces may go on; try again shortly"),
                context);
    }

    @ServerExceptionMapper
    Response failed(RuntimeFailure e, RoutingContext context) {
        return answer(Problem.of(ErrorCode.WRONG_STATE, String.valueOf(e.getMessage())), context);
    }

    @ServerExceptionMapper
    Response unreadable(JsonProcessingException e, RoutingContext context) {
        return answer(Problem.of(ErrorCode.MALFORMED_BODY, describe(e)), context);
    }

    /** Quarkus has a mapper of its own for these, which names our classes. */
    @ServerExceptionMapper({
        MismatchedInputException.class,
        UnrecognizedPropertyException.class,
        InvalidFormatException.class
    })
    Response mismatched(MismatchedInputException e, RoutingContext context) {
        return unreadable(e, context);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, RoutingContext context) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, context);
        }
        int status = e.getResponse().getStatus();
        ErrorCode code = ofStatus(status);
        if (code == ErrorCode.INTERNAL) {
            return broken(e, context);
        }
        return answer(Problem.of(code, detail(code, context)), context);
    }

    @ServerExceptionMapper
    Response broken(Throwable e, RoutingContext context) {
        if (DatabaseFaults.unavailable(e)) {
            LOG.warn(
                    "{} {}: the database doesn't answer",
                    RequestIds.of(context),
                    RequestIds.describe(context.request()));
            return answer(
                    Problem.of(
                            ErrorCode.DATABASE_UNAVAILABLE,
                            "the database doesn't answer; running workspaces go on; try again shortly"),
                    context);
        }
        if (DatabaseFaults.unstorable(e)) {
            return answer(
                    Problem.of(
                            ErrorCode.INVALID_PARAMETER,
                            "a text of this request holds the character NUL, or a number or time is out of all bounds"),
                    context);
        }
        LOG.error("{} {}", RequestIds.of(context), RequestIds.describe(context.request()), e);
        return answer(
                Problem.of(
                        ErrorCode.INTERNAL,
                        "something broke in the server; its log has it under the request id " + RequestIds.of(context)),
                context);
    }

    private static Response answer(Problem problem, RoutingContext context) {
        Problem named = new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.code(),
                RequestIds.of(context),
                problem.errors());
        Response.ResponseBuilder builder =
                Response.status(problem.status()).type(MediaType.valueOf(TYPE)).entity(named);
        if (problem.status() == ErrorCode.DATABASE_UNAVAILABLE.status()
                || problem.code() == ErrorCode.TOO_MANY_REQUESTS) {
            builder.header("Retry-After", "5");
        }
        return builder.build();
    }

    private static ErrorCode ofStatus(int status) {
        return switch (status) {
            case 400 -> ErrorCode.INVALID_PARAMETER;
            case 401 -> ErrorCode.NOT_SIGNED_IN;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 413 -> ErrorCode.BODY_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            default -> ErrorCode.INTERNAL;
        };
    }

    private static String detail(ErrorCode code, RoutingContext context) {
        return switch (code) {
            case NOT_FOUND -> "there is nothing at this address, or it isn't yours to see";
            case METHOD_NOT_ALLOWED -> context.request().method() + " is not allowed here; see the API reference";
            case UNSUPPORTED_MEDIA_TYPE -> "the body must be application/json";
            default -> code.title() + "; see the API reference";
        };
    }

    /** In the words of the request; no names of our classes. */
    private static String describe(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no field \"" + shorten(unknown.getPropertyName()) + "\" here" + where + "; there are "
                    + unknown.getKnownPropertyIds();
        }
        if (e instanceof InvalidFormatException format) {
            return path(format) + ": \"" + shorten(String.valueOf(format.getValue())) + "\" is not of the right kind"
                    + where;
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return path(mapping) + " is not of the right kind" + where;
        }
        return "the body is not valid JSON of the documented shape" + where;
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String shorten(@Nullable String text) {
        String shown = String.valueOf(text);
        return shown.length() <= 60 ? shown : shown.substring(0, 60) + "…";
    }
}

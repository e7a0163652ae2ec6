package io.studiolo.runtime.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeUnavailable;
import java.util.List;
import java.util.Locale;

/** Turns what the engine says into the exceptions of the SPI. */
final class EngineErrors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NO_ROOM = List.of(
            "no space left", "no available ipv4", "non-overlapping ipv4", "exchange full", "disk quota exceeded");

    private EngineErrors() {}

    static RuntimeException translate(EngineAddress address, RuntimeException e) {
        return switch (e) {
            case RuntimeUnavailable unavailable -> unavailable;
            case RuntimeFailure failure -> failure;
            case DockerException refusal
            when refusal.getHttpStatus() == 503 -> EngineTransport.unavailable(address, refusal);
            case DockerException refusal -> new RuntimeFailure(reason(refusal), message(refusal), refusal);
            default -> EngineTransport.unavailable(address, e);
        };
    }

    /** For an answer that docker-java didn't read. */
    static DockerException refusal(int status, String body) {
        return switch (status) {
            case 304 -> new NotModifiedException(body);
            case 404 -> new NotFoundException(body);
            case 409 -> new ConflictException(body);
            default -> new DockerException(body, status);
        };
    }

    static boolean missingImage(DockerException e) {
        return e.getHttpStatus() == 404 && message(e).toLowerCase(Locale.ROOT).contains("no such image");
    }

    static boolean missingNetwork(DockerException e) {
        String message = message(e);
        return message.contains("network") && message.contains("not found");
    }

    static boolean missingMount(DockerException e) {
        return message(e).contains("bind source path does not exist");
    }

    private static FailureReason reason(DockerException e) {
        String message = message(e).toLowerCase(Locale.ROOT);
        if (missingImage(e)) {
            return FailureReason.IMAGE_MISSING;
        }
        return NO_ROOM.stream().anyMatch(message::contains) ? FailureReason.NO_ROOM : FailureReason.INVALID;
    }

    /** docker-java says {@code Status 404: {"message":"…"}}. */
    static String message(DockerException e) {
        String text = e.getMessage() == null ? "" : e.getMessage();
        int brace = text.indexOf('{');
        if (brace >= 0) {
            try {
                return JSON.readTree(text.substring(brace)).path("message").asText(text);
            } catch (JsonProcessingException notJson) {
                return text;
            }
        }
        return text;
    }
}

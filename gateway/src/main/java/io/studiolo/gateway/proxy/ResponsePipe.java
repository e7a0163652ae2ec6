package io.studiolo.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/**
 * Passes one response on as it comes, no faster than the client reads. A body whose length is known and whole in one
 * piece goes out together with the head in one write; nothing is ever held back to get there.
 */
final class ResponsePipe {
    /** Told once how it ended. */
    interface Ending {
        /** @param whole whether the client has got all of it */
        void ended(boolean whole);

        /** Told of each piece. */
        default void moved() {}
    }

    /** The head of a body longer than this goes out even if none of the body has come. */
    private static final int PROMPT_BYTES = 64 * 1024;

    private static final long UNKNOWN = -1;

    private final HttpClientResponse from;
    private final HttpServerRequest request;
    private final HttpServerResponse to;
    private final Ending ending;
    private long remaining;
    private boolean ended;

    ResponsePipe(HttpClientResponse from, HttpServerRequest request, Ending ending) {
        this.from = from;
        this.request = request;
        this.to = request.response();
        this.ending = ending;
    }

    void start(Vertx vertx) {
        to.setStatusCode(from.statusCode());
        String phrase = from.statusMessage();
        if (phrase != null && !phrase.isEmpty()) {
            to.setStatusMessage(phrase);
        }
        ResponseHeaders.copy(from.headers(), to.headers());
        from.exceptionHandler(_ -> fail());
        from.endHandler(_ -> end());
        if (isBodiless()) {
            return;
        }
        String length = to.headers().get(HttpHeaders.CONTENT_LENGTH);
        remaining = length == null ? UNKNOWN : Long.parseLong(length);
        if (remaining == UNKNOWN) {
            to.setChunked(true);
        }
        from.handler(this::pass);
        if (remaining == UNKNOWN || remaining > PROMPT_BYTES) {
            // After what this read has brought: an event stream's head must not wait for its first event.
            vertx.runOnContext(_ -> headIfLate());
        }
    }

    private boolean isBodiless() {
        int status = from.statusCode();
        return request.method().equals(HttpMethod.HEAD) || status == 204 || status == 304;
    }

    private void headIfLate() {
        if (!ended && !to.headWritten() && !to.closed() && !request.version().equals(HttpVersion.HTTP_1_0)) {
            to.writeHead();
        }
    }

    private void pass(Buffer chunk) {
        if (ended) {
            return;
        }
        ending.moved();
        if (remaining == chunk.length()) {
            ended = true;
            to.end(chunk);
            ending.ended(true);
            return;
        }
        if (remaining != UNKNOWN) {
            remaining -= chunk.length();
        }
        to.write(chunk);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(_ -> from.resume());
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (remaining == UNKNOWN && request.version().equals(HttpVersion.HTTP_1_0)) {
            // HTTP/1.0 knows no chunks: the end of the connection is the end of the body.
            to.end().onComplete(_ -> request.connection().close());
        } else {
            if (!from.trailers().isEmpty()) {
                to.trailers().addAll(from.trailers());
            }
            to.end();
        }
        ending.ended(true);
    }

    private void fail() {
        if (ended) {
            return;
        }
        ended = true;
        // A body cut short must not look whole.
        request.connection().close();
        ending.ended(false);
    }
}

package io.studiolo.gateway.proxy;

import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request passed on to an app, and its response passed back; bodies stream both ways. */
final class Exchange implements LiveExchanges.Live, ResponsePipe.Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final String EVENT_STREAM = "text/event-stream";

    private final Passage passage;
    private final Admitted admitted;
    private final HttpServerRequest request;
    private final boolean body;
    private @Nullable HttpClientRequest upstream;
    private boolean repeated;
    private boolean done;
    private boolean stream;
    private long lastBeat;

    Exchange(Passage passage, Admitted admitted) {
        this.passage = passage;
        this.admitted = admitted;
        this.request = admitted.request();
        this.body = Replies.hasBody(request);
    }

    void start() {
        if (body) {
            request.pause();
        }
        moved();
        passage.books().begin(admitted, this);
        request.response().closeHandler(_ -> abandon());
        connect();
    }

    private void connect() {
        passage.client().request(admitted.options()).onComplete(this::connected);
    }

    private void connected(AsyncResult<HttpClientRequest> result) {
        if (result.failed()) {
            fail(result.cause());
            return;
        }
        HttpClientRequest to = result.result();
        if (done) {
            to.reset();
            return;
        }
        upstream = to;
        passage.headers().copy(request, to.headers());
        to.response().onComplete(answer -> {
            if (answer.succeeded()) {
                respond(answer.result());
            } else {
                fail(answer.cause());
            }
        });
        if (body) {
            passBody(to);
        } else {
            to.end();
        }
    }

    private void passBody(HttpClientRequest to) {
        boolean chunked = request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        if (chunked) {
            to.setChunked(true);
        }
        to.exceptionHandler(this::fail);
        boolean expects = request.headers().contains(HttpHeaders.EXPECT);
        if (expects) {
            to.continueHandler(_ -> request.response().writeContinue());
        }
        if (expects || chunked) {
            // The first piece may be a long time coming, or come only once the app has said go on.
            to.sendHead();
        }
        request.handler(chunk -> pass(chunk, to));
        request.endHandler(_ -> {
            if (!done) {
                to.end();
            }
        });
        request.resume();
    }

    private void pass(Buffer chunk, HttpClientRequest to) {
        if (done) {
            return;
        }
        moved();
        to.write(chunk);
        if (to.writeQueueFull()) {
            request.pause();
            to.drainHandler(_ -> request.resume());
        }
    }

    private void respond(HttpClientResponse from) {
        if (done) {
            return;
        }
        String type = from.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.startsWith(EVENT_STREAM)) {
            stream = true;
            passage.books().opened(admitted);
        }
        new ResponsePipe(from, request, this).start(passage.vertx());
    }

    @Override
    public void moved() {
        lastBeat = passage.books().live().beat();
    }

    @Override
    public void ended(boolean whole) {
        finish();
        if (body && !request.isEnded()) {
            // The app has answered without reading all: nobody wants the rest.
            reset();
            passage.replies().drain(request);
        } else if (!whole) {
            reset();
        }
    }

    private void fail(Throwable cause) {
        if (done) {
            return;
        }
        if (!repeated && admitted.isRepeatable() && !(cause instanceof ConnectException) && isClosed(cause)) {
            // A kept connection that the app closed just as it was taken again. Nothing has come back: ask anew.
            repeated = true;
            connect();
            return;
        }
        LOG.debug("{} does not answer", admitted.origin().authority(), cause);
        giveUp();
    }

    private static boolean isClosed(Throwable cause) {
        return cause instanceof io.vertx.core.http.HttpClosedException
                || cause instanceof SocketException
                || cause instanceof IOException;
    }

    /** The client has gone: so goes what was asked for it. */
    private void abandon() {
        if (!done) {
            finish();
            reset();
        }
    }

    @Override
    public void endIfIdleSince(long beat) {
        if (!done && lastBeat <= beat) {
            giveUp();
        }
    }

    private void giveUp() {
        finish();
        reset();
        if (request.response().headWritten()) {
            request.connection().close();
        } else {
            passage.replies().notAnswering(request, admitted.origin().app());
        }
    }

    @Override
    public void cut() {
        if (!done) {
            finish();
            reset();
            request.connection().close();
        }
    }

    private void finish() {
        done = true;
        passage.books().end(admitted, this);
        if (stream) {
            passage.books().closed(admitted);
        }
    }

    private void reset() {
        HttpClientRequest to = upstream;
        if (to != null) {
            to.reset();
        }
    }
}

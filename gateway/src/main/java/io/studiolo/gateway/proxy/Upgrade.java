package io.studiolo.gateway.proxy;

import io.studiolo.gateway.route.AppOrigin;
import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.NetSocket;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket passed on. Only its opening is looked at; after the app's 101 the bytes go both ways untouched, so that
 * every extension and subprotocol works.
 */
final class Upgrade implements LiveExchanges.Live {
    private static final String WEBSOCKET = "websocket";
    private static final int SWITCHING = 101;

    private final Passage passage;
    private final Admitted admitted;
    private final HttpServerRequest request;
    private final long begun;
    private @Nullable HttpClientRequest upstream;
    private @Nullable NetSocket front;
    private @Nullable NetSocket back;
    private boolean open;
    private boolean done;

    Upgrade(Passage passage, Admitted admitted) {
        this.passage = passage;
        this.admitted = admitted;
        this.request = admitted.request();
        this.begun = passage.books().live().beat();
    }

    /** Whether a request wants to become a WebSocket. Any other protocol is not offered: its header is dropped. */
    static boolean isWanted(HttpServerRequest request) {
        String upgrade = request.getHeader(HttpHeaders.UPGRADE);
        if (upgrade == null
                || !Ascii.listHas(upgrade, WEBSOCKET)
                || !request.version().equals(HttpVersion.HTTP_1_1)) {
            return false;
        }
        return request.headers().getAll(HttpHeaders.CONNECTION).stream().anyMatch(v -> Ascii.listHas(v, "upgrade"));
    }

    /** Browsers send cookies with every WebSocket, from whatever page: only {@code Origin} tells whose it is. */
    static @Nullable Refusal refusal(HttpServerRequest request, AppOrigin origin) {
        if (!request.method().equals(HttpMethod.GET) || Replies.hasBody(request)) {
            return Refusal.UPGRADE_BODY;
        }
        return origin.origin().equals(request.getHeader(HttpHeaders.ORIGIN)) ? null : Refusal.WEBSOCKET_ORIGIN;
    }

    void start() {
        passage.books().begin(admitted, this);
        request.response().closeHandler(_ -> cut());
        passage.client().request(admitted.options()).onComplete(this::connected);
    }

    private void connected(AsyncResult<HttpClientRequest> result) {
        if (result.failed()) {
            fail();
            return;
        }
        HttpClientRequest to = result.result();
        if (done) {
            to.reset();
            return;
        }
        upstream = to;
        passage.headers().copy(request, to.headers());
        to.headers().set(HttpHeaders.UPGRADE, WEBSOCKET).set(HttpHeaders.CONNECTION, "Upgrade");
        to.connect().onComplete(answer -> {
            if (done) {
                to.reset();
            } else if (answer.failed()) {
                fail();
            } else if (answer.result().statusCode() == SWITCHING) {
                join(answer.result());
            } else {
                new ResponsePipe(answer.result(), request, this::refused).start(passage.vertx());
            }
        });
    }

    private void refused(boolean whole) {
        cutUpstream();
        finish();
    }

    private void join(HttpClientResponse answer) {
        NetSocket app = answer.netSocket();
        app.pause();
        back = app;
        MultiMap headers = request.response().headers();
        ResponseHeaders.copy(answer.headers(), headers);
        headers.set(HttpHeaders.UPGRADE, WEBSOCKET).set(HttpHeaders.CONNECTION, "Upgrade");
        ConnectionGuard.remove(request.connection());
        request.toNetSocket().onComplete(result -> {
            if (done || result.failed()) {
                app.close();
                cut();
            } else {
                pipe(result.result(), app);
            }
        });
    }

    private void pipe(NetSocket person, NetSocket app) {
        front = person;
        open = true;
        passage.books().opened(admitted);
        person.handler(bytes -> {
            passage.books().activity().seen(admitted.route().workspace());
            pass(bytes, person, app);
        });
        app.handler(bytes -> pass(bytes, app, person));
        person.exceptionHandler(_ -> cut());
        app.exceptionHandler(_ -> cut());
        // end(), not close(): what is written already, such as a close frame, still goes out.
        person.closeHandler(_ -> end(app));
        app.closeHandler(_ -> end(person));
        app.resume();
    }

    private static void pass(Buffer bytes, NetSocket from, NetSocket to) {
        to.write(bytes);
        if (to.writeQueueFull()) {
            from.pause();
            to.drainHandler(_ -> from.resume());
        }
    }

    private void end(NetSocket other) {
        other.end();
        finish();
    }

    private void fail() {
        if (!done) {
            finish();
            cutUpstream();
            passage.replies().notAnswering(request, admitted.origin().app());
        }
    }

    @Override
    public void cut() {
        if (done) {
            return;
        }
        finish();
        cutUpstream();
        NetSocket person = front;
        if (person == null) {
            request.connection().close();
        } else {
            person.close();
        }
    }

    /** The limit on silence is for answers: an open WebSocket may be silent for as long as it likes. */
    @Override
    public void endIfIdleSince(long beat) {
        if (!open && begun <= beat) {
            fail();
        }
    }

    private void cutUpstream() {
        NetSocket app = back;
        HttpClientRequest to = upstream;
        if (app != null) {
            app.close();
        } else if (to != null) {
            to.reset();
        }
    }

    private void finish() {
        if (done) {
            return;
        }
        done = true;
        passage.books().end(admitted, this);
        if (open) {
            passage.books().closed(admitted);
        }
    }
}

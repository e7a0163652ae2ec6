package io.studiolo.gateway.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the HTTP decoder of one connection: lets only well-framed requests in ({@link RequestScanner}) and ends
 * connections that don't finish a request head in time. Vert.x has options for neither, hence the reach into its
 * pipeline. All on the connection's event loop.
 */
final class ConnectionGuard extends ChannelInboundHandlerAdapter {
    private static final String NAME = "studiolo-guard";
    private static final String DECODER = "httpDecoder";
    private static final String RESPONSES = "studiolo-responses";
    /** Netty's 64 KiB is one piece of a large body: the app's side would be stopped and started for each. */
    private static final WriteBufferWaterMark WRITE_BUFFER = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private static final int TICKS_PER_WAIT = 4;
    private static final int MOST_PIPELINED = 64;

    private final RequestScanner scanner;
    private final long mostHeadNanos;
    private final long mostIdleNanos;
    private boolean refused;
    private boolean first = true;
    private int inFlight;
    /** When the wait for a head, or for a next request, began. */
    private long waitingSince = System.nanoTime();

    private boolean waitingForHead = true;
    private @Nullable ScheduledFuture<?> ticks;

    private ConnectionGuard(GatewayConfig.Limits limits) {
        this.scanner = new RequestScanner(limits.headerBytes(), limits.requestLineBytes());
        this.mostHeadNanos = limits.timeouts().requestHead().toNanos();
        this.mostIdleNanos = limits.timeouts().keepAlive().toNanos();
    }

    static void install(HttpConnection connection, GatewayConfig.Limits limits) {
        ChannelPipeline pipeline = pipeline(connection);
        pipeline.channel().config().setWriteBufferWaterMark(WRITE_BUFFER);
        ConnectionGuard guard = new ConnectionGuard(limits);
        pipeline.addBefore(DECODER, NAME, guard);
        pipeline.addBefore("handler", RESPONSES, guard.new Responses());
    }

    /** To be called when the connection turns into a WebSocket: what follows is no HTTP. */
    static void remove(HttpConnection connection) {
        ChannelPipeline pipeline = pipeline(connection);
        pipeline.remove(NAME);
        pipeline.remove(RESPONSES);
    }

    private static ChannelPipeline pipeline(HttpConnection connection) {
        return ((ConnectionBase) connection).channelHandlerContext().pipeline();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        long period = Math.max(1, Math.min(mostHeadNanos, mostIdleNanos) / TICKS_PER_WAIT);
        ticks = context.executor().scheduleAtFixedRate(() -> tick(context), period, period, TimeUnit.NANOSECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        ScheduledFuture<?> running = ticks;
        if (running != null) {
            running.cancel(false);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        int status = refused ? 0 : scanner.scan(bytes);
        if (status != 0 || refused) {
            bytes.release();
            if (!refused) {
                refuse(context, status);
            }
            return;
        }
        int heads = scanner.takeHeads();
        if (heads > 0) {
            inFlight += heads;
            first = false;
            waitingForHead = false;
        }
        if (scanner.inHead() && !waitingForHead) {
            waitingForHead = true;
            waitingSince = System.nanoTime();
        }
        if (inFlight > MOST_PIPELINED) {
            bytes.release();
            refuse(context, 503);
            return;
        }
        context.fireChannelRead(bytes);
    }

    private void tick(ChannelHandlerContext context) {
        if (refused) {
            return;
        }
        long waited = System.nanoTime() - waitingSince;
        if (scanner.inHead() && waited > mostHeadNanos) {
            refuse(context, 408);
        } else if (scanner.betweenRequests() && inFlight == 0 && waited > (first ? mostHeadNanos : mostIdleNanos)) {
            refused = true;
            var _ = context.close();
        }
    }

    private void refuse(ChannelHandlerContext context, int status) {
        refused = true;
        if (inFlight > 0) {
            // An answer now would be taken for that of an earlier request.
            var _ = context.close();
            return;
        }
        String body = Replies.problem(status, Refusal.ofStatus(status));
        String head = "HTTP/1.1 " + status + " " + Refusal.title(status)
                + "\r\nContent-Type: application/problem+json\r\nConnection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
        var _ = context.writeAndFlush(Unpooled.copiedBuffer(head + body, StandardCharsets.UTF_8))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** Counts finished responses, so that a connection with an answer under way is not taken for an idle one. */
    private final class Responses extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof LastHttpContent && !isInterim(message)) {
                inFlight--;
                if (!waitingForHead) {
                    waitingSince = System.nanoTime();
                }
            }
            var _ = context.write(message, promise);
        }

        private static boolean isInterim(Object message) {
            return message instanceof FullHttpResponse response
                    && response.status().code() < 200;
        }
    }
}

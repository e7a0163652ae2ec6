package io.studiolo.cli.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studiolo.cli.client.Api;
import io.studiolo.cli.client.ApiPath;
import io.studiolo.cli.client.Json;
import io.studiolo.cli.client.Pause;
import io.studiolo.cli.console.RawTerminal;
import io.studiolo.cli.failure.FailedException;
import io.studiolo.cli.failure.UnreachableException;
import io.studiolo.cli.invocation.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The WebSocket of a terminal, in the protocol {@code studiolo.terminal.v1} of docs/reference/rest-api.md. */
final class TerminalLink implements WebSocket.Listener {
    private static final Duration RESIZE = Duration.ofSeconds(1);

    private final PrintStream out;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    // WebSocket allows one send at a time; keys and resizes come from two threads.
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket socket;

    private TerminalLink(PrintStream out) {
        this.out = out;
    }

    static TerminalLink open(Invocation invocation, String id, String session, RawTerminal.Size size) {
        Api api = invocation.api();
        ApiPath path = ApiPath.of("workspaces", id, "terminal")
                .with("session", session)
                .with("columns", Integer.toString(size.columns()))
                .with("rows", Integer.toString(size.rows()));
        URI address = URI.create(api.url().toString().replaceFirst("^http", "ws") + "/api/v1" + path.text());
        WebSocket.Builder builder = api.http()
                .newWebSocketBuilder()
                .subprotocols("studiolo.terminal.v1")
                .header("Origin", api.url().toString());
        api.token().ifPresent(token -> builder.header("Authorization", "Bearer " + token));
        TerminalLink link = new TerminalLink(invocation.console().streams().out());
        try {
            link.socket = builder.buildAsync(address, link).join();
        } catch (CompletionException e) {
            throw refused(api, e);
        }
        return link;
    }

    /** Sends what is typed until there is no more. */
    void copyKeys(InputStream keys) {
        byte[] buffer = new byte[4096];
        try {
            for (int read = keys.read(buffer); read >= 0; read = keys.read(buffer)) {
                ByteBuffer copy = ByteBuffer.allocate(read).put(buffer, 0, read).flip();
                send(socket -> socket.sendBinary(copy, true));
            }
        } catch (IOException e) {
            end.complete(0);
        }
    }

    /** Tells the other side whenever the terminal's size has changed. */
    void followSize(Pause pause, RawTerminal.Size known) {
        RawTerminal.Size last = known;
        while (!end.isDone()) {
            pause.of(RESIZE);
            RawTerminal.Size size = RawTerminal.size().orElse(last);
            if (!size.equals(last)) {
                last = size;
                ObjectNode message = Json.object().put("type", "resize");
                message.put("columns", size.columns()).put("rows", size.rows());
                send(socket -> socket.sendText(message.toString(), true));
            }
        }
    }

    /** The exit code of the shell. */
    int awaitEnd() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FailedException failed
                    ? failed
                    : new FailedException("The terminal broke off");
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        out.write(bytes, 0, bytes.length);
        out.flush();
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            message(text.toString());
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        switch (status) {
            case 1000 -> end.complete(0);
            case 4401 -> fail("Your session has ended; sign in again with `studiolo login`");
            case 4404 -> fail("The workspace is gone");
            case 4409 -> fail("The workspace doesn't run; start it first");
            default -> fail("The server closed the terminal" + (reason.isEmpty() ? "" : ": " + reason));
        }
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        fail("The connection to the terminal broke; the session goes on, open it again");
    }

    private void message(String json) {
        try {
            JsonNode message = Json.parse(json);
            switch (message.path("type").asText()) {
                case "exit" -> end.complete(message.path("code").asInt());
                case "error" -> fail(message.path("message").asText());
                default -> {}
            }
        } catch (IOException e) {
            fail("The server sent something that is no terminal message");
        }
    }

    private void fail(String sentence) {
        end.completeExceptionally(new FailedException(sentence));
    }

    private interface Send {
        CompletableFuture<WebSocket> on(WebSocket socket);
    }

    private synchronized void send(Send send) {
        WebSocket open = socket;
        if (open != null) {
            sending = sending.exceptionally(broken -> null).thenCompose(done -> send.on(open));
        }
    }

    private static RuntimeException refused(Api api, CompletionException e) {
        if (e.getCause() instanceof WebSocketHandshakeException handshake) {
            int status = handshake.getResponse().statusCode();
            return new FailedException(
                    status == 409
                            ? "The workspace doesn't run; start it first"
                            : "The server refused the terminal with HTTP status " + status);
        }
        return UnreachableException.at(api.url());
    }
}

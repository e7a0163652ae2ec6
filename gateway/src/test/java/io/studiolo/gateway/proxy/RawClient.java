package io.studiolo.gateway.proxy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that sends whatever bytes it is given: well-behaved ones refuse to send what has to be tested. */
final class RawClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    void send(String bytes) throws IOException {
        send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** One response with its body, as its framing says. */
    RawResponse read() throws IOException {
        RawResponse head = readHead();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String length = head.header("content-length");
        if (head.header("transfer-encoding").equals("chunked")) {
            for (byte[] chunk = readChunk(); chunk.length > 0; chunk = readChunk()) {
                body.writeBytes(chunk);
            }
        } else if (!length.isEmpty()) {
            body.writeBytes(readBytes(Integer.parseInt(length)));
        }
        return head.withBody(body.toByteArray());
    }

    RawResponse readHead() throws IOException {
        String status = line();
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        if (status.length() < 12) {
            throw new IOException("no response, but: '" + status + "'");
        }
        return new RawResponse(Integer.parseInt(status.substring(9, 12)), headers, new byte[0]);
    }

    /** One chunk; empty is the last. */
    byte[] readChunk() throws IOException {
        byte[] chunk = readBytes(Integer.parseInt(line(), 16));
        line();
        return chunk;
    }

    byte[] readBytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("ended after " + bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }

    /** Whether the other side ends the connection, by whatever means, without a byte more. */
    boolean isEnded() {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    /** Everything until the other side ends the connection; fails if it doesn't. */
    String readAll() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

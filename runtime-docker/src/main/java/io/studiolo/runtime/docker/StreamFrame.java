package io.studiolo.runtime.docker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A piece of a stream that carries standard output and error together: the engine writes eight bytes before each, which of
 * the two, three of nothing, and the length.
 *
 * @param stderr whether it is standard error's
 */
record StreamFrame(boolean stderr, ByteBuffer content) {
    private static final int HEAD = 8;
    private static final int STDERR = 2;
    private static final int LONGEST = 16 << 20;

    /** Empty at the end of the stream. */
    static Optional<StreamFrame> read(InputStream body) throws IOException {
        byte[] head = body.readNBytes(HEAD);
        if (head.length < HEAD) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(head).getInt(4);
        if (length < 0 || length > LONGEST) {
            throw new IOException("the engine announces a piece of " + length + " bytes");
        }
        return Optional.of(new StreamFrame(head[0] == STDERR, ByteBuffer.wrap(body.readNBytes(length))));
    }
}

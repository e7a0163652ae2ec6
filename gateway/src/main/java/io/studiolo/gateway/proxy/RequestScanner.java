package io.studiolo.gateway.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;

/**
 * Reads the framing of HTTP/1 requests byte by byte, before and more strictly than Netty's decoder, and refuses
 * whatever two parsers could understand differently: that is what request smuggling lives on. Bare LF or CR, folded
 * lines, blanks before a colon, control characters, a second or odd {@code Content-Length}, {@code Content-Length}
 * beside {@code Transfer-Encoding}, any coding but {@code chunked}, a second {@code Host}.
 */
final class RequestScanner implements ByteProcessor {
    private enum At {
        START,
        START_LF,
        METHOD,
        TARGET,
        VERSION,
        LINE_LF,
        NAME_FIRST,
        NAME,
        VALUE,
        VALUE_LF,
        HEAD_LF,
        BODY(false),
        SIZE(false),
        EXTENSION(false),
        SIZE_LF(false),
        CHUNK(false),
        CHUNK_CR(false),
        CHUNK_LF(false);

        /** Whether it lies in a head or in trailers, which are measured alike. */
        private final boolean fields;

        At() {
            this(true);
        }

        At(boolean fields) {
            this.fields = fields;
        }
    }

    private static final int BAD_REQUEST = 400;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;
    private static final int VERSION_UNKNOWN = 505;
    private static final int LONGEST_SIZE_LINE = 4096;
    private static final int MOST_HEX_DIGITS = 15;
    private static final String VERSION_STEM = "HTTP/1.";

    private final int mostHeadBytes;
    private final int mostLineBytes;
    private final FramingHeaders framing = new FramingHeaders();
    private At at = At.START;
    private int fault;
    private int headBytes;
    private int versionBytes;
    private boolean http10;
    private boolean trailers;
    private long remaining;
    private int sizeBytes;
    private int heads;

    RequestScanner(int mostHeadBytes, int mostLineBytes) {
        this.mostHeadBytes = mostHeadBytes;
        this.mostLineBytes = mostLineBytes;
    }

    /** Reads on. @return 0, or the status to refuse with; after that the connection can't be understood any more */
    int scan(ByteBuf buffer) {
        int index = buffer.readerIndex();
        int end = buffer.writerIndex();
        while (index < end && fault == 0) {
            if (at == At.BODY || at == At.CHUNK) {
                long skipped = Math.min(remaining, end - index);
                index += (int) skipped;
                remaining -= skipped;
                if (remaining == 0) {
                    at = at == At.BODY ? At.START : At.CHUNK_CR;
                }
            } else {
                int stop = buffer.forEachByte(index, end - index, this);
                index = stop < 0 ? end : stop + 1;
            }
        }
        return fault;
    }

    /** Heads completed since this was last asked. */
    int takeHeads() {
        int taken = heads;
        heads = 0;
        return taken;
    }

    /** Whether nothing of a next request has come yet. */
    boolean betweenRequests() {
        return at == At.START;
    }

    /** Whether a head has begun and not ended. */
    boolean inHead() {
        return at != At.START && at.fields;
    }

    @Override
    public boolean process(byte value) {
        if (at.fields && ++headBytes > mostHeadBytes) {
            return refuse(HEADERS_TOO_LARGE);
        }
        return switch (at) {
            case START, START_LF, METHOD, TARGET, VERSION, LINE_LF -> requestLine(value);
            case NAME_FIRST, NAME, VALUE, VALUE_LF, HEAD_LF -> field(value);
            case BODY, SIZE, EXTENSION, SIZE_LF, CHUNK, CHUNK_CR, CHUNK_LF -> chunk(value);
        };
    }

    private boolean requestLine(byte value) {
        if (headBytes > mostLineBytes) {
            return refuse(URI_TOO_LONG);
        }
        return switch (at) {
            case START -> begin(value);
            case START_LF -> expect(value, '\n', At.START);
            case METHOD -> value == ' ' ? go(At.TARGET) : Ascii.isToken(value) || refuse(BAD_REQUEST);
            case TARGET -> value == ' ' ? go(At.VERSION) : Ascii.isVisible(value) || refuse(BAD_REQUEST);
            case VERSION -> version(value);
            default -> expect(value, '\n', At.NAME_FIRST);
        };
    }

    private boolean begin(byte value) {
        if (value == '\r') {
            // RFC 9112, 2.2: an empty line before a request is let pass. Counted, so that it can't go on for ever.
            return go(At.START_LF);
        }
        headBytes = 1;
        versionBytes = 0;
        trailers = false;
        framing.reset();
        return Ascii.isToken(value) ? go(At.METHOD) : refuse(BAD_REQUEST);
    }

    private boolean version(byte value) {
        int index = versionBytes++;
        if (index < VERSION_STEM.length()) {
            boolean major = index == VERSION_STEM.length() - 2;
            return value == VERSION_STEM.charAt(index)
                    || refuse(major && Ascii.isDigit(value) ? VERSION_UNKNOWN : BAD_REQUEST);
        }
        if (index == VERSION_STEM.length()) {
            http10 = value == '0';
            return value == '0' || value == '1' || refuse(Ascii.isDigit(value) ? VERSION_UNKNOWN : BAD_REQUEST);
        }
        return expect(value, '\r', At.LINE_LF);
    }

    private boolean field(byte value) {
        return switch (at) {
            case NAME_FIRST -> {
                if (value == '\r') {
                    yield go(At.HEAD_LF);
                }
                framing.beginName();
                at = At.NAME;
                yield name(value);
            }
            case NAME -> name(value);
            case VALUE -> {
                if (value == '\r') {
                    yield go(At.VALUE_LF);
                }
                framing.value(value);
                yield Ascii.isFieldByte(value) || refuse(BAD_REQUEST);
            }
            case VALUE_LF -> {
                framing.endValue();
                yield expect(value, '\n', At.NAME_FIRST);
            }
            default -> value == '\n' ? endHead() : refuse(BAD_REQUEST);
        };
    }

    private boolean name(byte value) {
        if (value == ':') {
            return framing.endName() ? go(At.VALUE) : refuse(BAD_REQUEST);
        }
        framing.name(value);
        return Ascii.isToken(value) || refuse(BAD_REQUEST);
    }

    private boolean endHead() {
        headBytes = 0;
        if (trailers) {
            // Framing fields in a trailer mean nothing to us, and must mean nothing to anybody behind us.
            return framing.isEmpty() ? go(At.START) : refuse(BAD_REQUEST);
        }
        if (!framing.isSound(http10)) {
            return refuse(BAD_REQUEST);
        }
        heads++;
        if (framing.isChunked()) {
            sizeBytes = 0;
            remaining = 0;
            return go(At.SIZE);
        }
        remaining = framing.contentLength();
        at = remaining > 0 ? At.BODY : At.START;
        return at == At.START;
    }

    private boolean chunk(byte value) {
        return switch (at) {
            case SIZE -> size(value);
            case EXTENSION -> {
                if (value == '\r') {
                    yield go(At.SIZE_LF);
                }
                yield (++sizeBytes <= LONGEST_SIZE_LINE && Ascii.isFieldByte(value)) || refuse(BAD_REQUEST);
            }
            case SIZE_LF -> value == '\n' ? endSize() : refuse(BAD_REQUEST);
            case CHUNK_CR -> expect(value, '\r', At.CHUNK_LF);
            case CHUNK_LF -> {
                sizeBytes = 0;
                remaining = 0;
                yield expect(value, '\n', At.SIZE);
            }
            default -> throw new IllegalStateException("bytes of a body are skipped, not scanned");
        };
    }

    private boolean size(byte value) {
        int digit = Character.digit(value, 16);
        if (digit >= 0 && sizeBytes < MOST_HEX_DIGITS) {
            sizeBytes++;
            remaining = remaining * 16 + digit;
            return true;
        }
        if (sizeBytes == 0 || digit >= 0) {
            return refuse(BAD_REQUEST);
        }
        return value == ';' ? go(At.EXTENSION) : expect(value, '\r', At.SIZE_LF);
    }

    private boolean endSize() {
        if (remaining > 0) {
            at = At.CHUNK;
            return false;
        }
        trailers = true;
        framing.reset();
        return go(At.NAME_FIRST);
    }

    private boolean expect(byte value, char wanted, At next) {
        return value == wanted ? go(next) : refuse(BAD_REQUEST);
    }

    private boolean go(At next) {
        at = next;
        return true;
    }

    private boolean refuse(int status) {
        fault = status;
        return false;
    }
}

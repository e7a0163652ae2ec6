package io.studiolo.gateway.proxy;

/** The three headers that say where a request ends and whose it is, gathered while the head is scanned. */
final class FramingHeaders {
    private enum Kind {
        OTHER(""),
        HOST("host"),
        LENGTH("content-length"),
        CODING("transfer-encoding");

        private final String name;

        Kind(String name) {
            this.name = name;
        }
    }

    private static final int MOST_DIGITS = 18;
    private static final int LONGEST_NAME = 20;
    private static final int LONGEST_VALUE = 64;

    private final StringBuilder name = new StringBuilder(LONGEST_NAME);
    private final StringBuilder value = new StringBuilder(LONGEST_VALUE);
    private Kind kind = Kind.OTHER;
    private int nameBytes;
    private int hosts;
    private int lengths;
    private int codings;
    private boolean chunked;
    private long length;

    void reset() {
        hosts = 0;
        lengths = 0;
        codings = 0;
        chunked = false;
        length = 0;
    }

    void beginName() {
        nameBytes = 0;
        name.setLength(0);
    }

    void name(byte c) {
        if (++nameBytes <= LONGEST_NAME) {
            name.append(Ascii.lower((char) (c & 0xff)));
        }
    }

    /** @return whether there was a name */
    boolean endName() {
        kind = switch (nameBytes) {
            case 4 -> is(Kind.HOST);
            case 14 -> is(Kind.LENGTH);
            case 17 -> is(Kind.CODING);
            default -> Kind.OTHER;
        };
        value.setLength(0);
        return nameBytes > 0;
    }

    private Kind is(Kind candidate) {
        return candidate.name.contentEquals(name) ? candidate : Kind.OTHER;
    }

    void value(byte c) {
        if (kind != Kind.OTHER && value.length() < LONGEST_VALUE) {
            value.append((char) (c & 0xff));
        }
    }

    void endValue() {
        switch (kind) {
            case OTHER -> {}
            case HOST -> hosts++;
            case LENGTH -> {
                lengths++;
                length = digits(value.toString().strip());
            }
            case CODING -> {
                codings++;
                chunked = value.toString().strip().equalsIgnoreCase("chunked");
            }
        }
        kind = Kind.OTHER;
    }

    private static long digits(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        return Long.parseLong(text);
    }

    /** Whether there is exactly one way to read the framing. A repeated equal length is refused too. */
    boolean isSound(boolean http10) {
        boolean oneHost = hosts == 1 || (http10 && hosts == 0);
        boolean lengthGood = lengths == 0 || (lengths == 1 && length >= 0 && codings == 0);
        boolean codingGood = codings == 0 || (codings == 1 && chunked && !http10);
        return oneHost && lengthGood && codingGood;
    }

    boolean isEmpty() {
        return hosts == 0 && lengths == 0 && codings == 0;
    }

    boolean isChunked() {
        return chunked;
    }

    long contentLength() {
        return length;
    }
}

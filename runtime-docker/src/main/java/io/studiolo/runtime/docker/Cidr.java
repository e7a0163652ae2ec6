package io.studiolo.runtime.docker;

/**
 * A range of IPv4 addresses.
 *
 * @param address the first one, as an unsigned number
 */
record Cidr(long address, int prefix) {
    Cidr {
        if (prefix < 0 || prefix > 32) {
            throw new IllegalArgumentException("a prefix is 0 to 32, not " + prefix);
        }
        address &= mask(prefix);
    }

    static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        String[] parts = host.split("\\.", -1);
        try {
            long address = 0;
            for (String part : parts) {
                int number = Integer.parseInt(part);
                if (number < 0 || number > 255) {
                    throw new NumberFormatException(part);
                }
                address = address << 8 | number;
            }
            if (parts.length != 4) {
                throw new NumberFormatException(host);
            }
            return new Cidr(address, slash < 0 ? 32 : Integer.parseInt(text.substring(slash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a range of IPv4 addresses like 10.0.0.0/8: " + text, e);
        }
    }

    boolean overlaps(Cidr other) {
        long mask = mask(Math.min(prefix, other.prefix));
        return (address & mask) == (other.address & mask);
    }

    private static long mask(int prefix) {
        return prefix == 0 ? 0 : 0xffffffffL << (32 - prefix) & 0xffffffffL;
    }

    @Override
    public String toString() {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255) + "/"
                + prefix;
    }
}

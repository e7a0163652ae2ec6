package io.studiolo.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them: {@code 500m}, {@code 2}, {@code 4Gi}. */
public final class Quantity {
    private static final Pattern CPU = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)(m?)");
    private static final Pattern BYTES = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,3})?)(|k|M|G|T|Ki|Mi|Gi|Ti)");
    private static final String[] BINARY = {"Ki", "Mi", "Gi", "Ti"};

    private Quantity() {}

    /**
     * Reads CPUs.
     *
     * @return thousandths of a CPU, rounded up
     * @throws IllegalArgumentException with a sentence on the rule, the value and an example
     */
    public static long cpuMillis(String text) {
        Matcher matcher = CPU.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + shorten(text) + "\" is no amount of CPU; write 500m, 1.5 or 2");
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        BigDecimal millis = matcher.group(2).isEmpty() ? number.movePointRight(3) : number;
        return millis.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /**
     * Reads bytes.
     *
     * @return bytes, rounded up
     * @throws IllegalArgumentException with a sentence on the rule, the value and an example
     */
    public static long bytes(String text) {
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + shorten(text) + "\" is no amount of memory; write 512Mi, 1.5Gi or 4Gi");
        }
        long unit = switch (matcher.group(2)) {
            case "" -> 1;
            case "k" -> 1_000;
            case "M" -> 1_000_000;
            case "G" -> 1_000_000_000;
            case "T" -> 1_000_000_000_000L;
            case "Ki" -> 1L << 10;
            case "Mi" -> 1L << 20;
            case "Gi" -> 1L << 30;
            default -> 1L << 40;
        };
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("\"" + shorten(text) + "\" is more memory than any machine has");
        }
        return bytes.setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** The shortest way to write CPUs: {@code 2} or {@code 500m}. */
    public static String ofCpuMillis(long millis) {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m";
    }

    /** The shortest exact way to write bytes: {@code 2Gi}, {@code 1536Mi}. */
    public static String ofBytes(long bytes) {
        for (int i = BINARY.length - 1; i >= 0; i--) {
            long unit = 1L << (10 * (i + 1));
            if (bytes != 0 && bytes % unit == 0) {
                return bytes / unit + BINARY[i];
            }
        }
        return Long.toString(bytes);
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}

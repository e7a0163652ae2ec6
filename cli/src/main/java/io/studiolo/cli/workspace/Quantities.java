package io.studiolo.cli.workspace;

import io.studiolo.api.Quantity;
import java.util.function.ToLongFunction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Amounts on the command line: checked here, sent as they were written. */
final class Quantities {
    private Quantities() {}

    /** {@code 500m}, {@code 2}. */
    static final class Cpu implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return checked(text, Quantity::cpuMillis, "a workspace needs more CPU than none; write 500m or 2");
        }
    }

    /** {@code 512Mi}, {@code 4Gi}. */
    static final class Memory implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return checked(text, Quantity::bytes, "a workspace needs more memory than none; write 512Mi or 4Gi");
        }
    }

    /** A number above none. */
    static final class Pids implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("[1-9][0-9]{0,6}")) {
                throw new TypeConversionException("\"" + text + "\" is no number of processes; write 512");
            }
            return Integer.valueOf(text);
        }
    }

    private static String checked(String text, ToLongFunction<String> read, String none) {
        try {
            if (read.applyAsLong(text) > 0) {
                return text;
            }
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
        throw new TypeConversionException("\"" + text + "\" is not enough: " + none);
    }
}

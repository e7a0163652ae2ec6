package io.studiolo.server.identity;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a browser says of itself, in two words that a person knows. */
final class Device {
    private static final List<String> PROGRAMS =
            List.of("Edg", "OPR", "Firefox", "Chrome", "Safari", "studiolo", "curl");
    private static final List<String> SYSTEMS = List.of("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux");

    private Device() {}

    static String of(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "unknown";
        }
        String program = first(PROGRAMS, userAgent, "another program");
        String system = first(SYSTEMS, userAgent, "");
        return system.isEmpty() ? program : program + " on " + system;
    }

    private static String first(List<String> words, String text, String otherwise) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> lower.contains(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(word -> word.equals("Edg") ? "Edge" : word.equals("OPR") ? "Opera" : word)
                .orElse(otherwise);
    }
}

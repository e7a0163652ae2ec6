package io.studiolo.server.template;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The built-in templates, read once from {@code templates/} of the product's home. */
@ApplicationScoped
public class Templates {
    private final Map<String, Entry> byName;

    /** A template and its page. */
    public record Entry(Recipe recipe, String readme) {}

    Templates(@ConfigProperty(name = "studiolo.home") Path home) {
        this.byName = read(home.resolve("templates"));
    }

    /** In the order of their names. */
    public List<Entry> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Entry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static Map<String, Entry> read(Path folder) {
        Map<String, Entry> entries = new TreeMap<>();
        RecipeReader reader = new RecipeReader();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path dir : files.filter(Files::isDirectory).toList()) {
                Path file = dir.resolve("template.yaml");
                if (Files.exists(file)) {
                    Recipe recipe = readOne(reader, file);
                    entries.put(recipe.name(), new Entry(recipe, readme(dir)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the templates can't be read from " + folder + "; set STUDIOLO_HOME", e);
        }
        return entries;
    }

    private static Recipe readOne(RecipeReader reader, Path file) throws IOException {
        try {
            return reader.read(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    private static String readme(Path dir) throws IOException {
        Path file = dir.resolve("README.md");
        return Files.exists(file) ? Files.readString(file) : "";
    }
}

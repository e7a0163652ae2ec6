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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates, read once: those of the product's home, and those of a folder of one's own, which go before. One with a fault
 * is left out with a word in the log; the others work.
 */
@ApplicationScoped
public class Templates {
    private static final Logger LOG = LoggerFactory.getLogger(Templates.class);

    private final Map<String, Entry> byName = new TreeMap<>();

    /** A template and its page. */
    public record Entry(Recipe recipe, String readme) {}

    Templates(
            @ConfigProperty(name = "studiolo.home") Path home,
            @ConfigProperty(name = "studiolo.templates") Optional<Path> own) {
        read(home.resolve("templates"), "STUDIOLO_HOME");
        own.ifPresent(folder -> read(folder, "STUDIOLO_TEMPLATES"));
    }

    /** In the order of their names. */
    public List<Entry> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Entry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void read(Path folder, String variable) {
        RecipeReader reader = new RecipeReader();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path dir : files.filter(Files::isDirectory).sorted().toList()) {
                Path file = dir.resolve("template.yaml");
                if (Files.exists(file)) {
                    add(reader, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the templates can't be read from " + folder + "; set " + variable, e);
        }
    }

    private void add(RecipeReader reader, Path file) throws IOException {
        try {
            Recipe recipe = reader.read(Files.readString(file));
            byName.put(recipe.name(), new Entry(recipe, readme(file.resolveSibling("README.md"))));
        } catch (IllegalArgumentException e) {
            LOG.warn("{} is left out: {}", file, e.getMessage());
        }
    }

    private static String readme(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}

package io.studiolo.server.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The folders under {@code images/} that have a Dockerfile. An image's tag is a hash of all that it is built from, its
 * parent's included: the same content is built once, and a change of any file makes a new image.
 */
@ApplicationScoped
class ImageSources {
    /** The file system that {@code base} starts from. */
    static final String ROOT = "studiolo/debian:trixie";

    private static final String BASE = "base";
    private static final int HASH_LENGTH = 12;

    private final Path folder;

    ImageSources(@ConfigProperty(name = "studiolo.home") Path home) {
        this.folder = home.resolve("images");
    }

    /** The names of all images that can be built, in their order of dependence. */
    List<String> names() {
        try (Stream<Path> dirs = Files.list(folder)) {
            List<String> names = dirs.filter(dir -> Files.exists(dir.resolve("Dockerfile")))
                    .map(dir -> dir.getFileName().toString())
                    .sorted()
                    .toList();
            return Stream.concat(
                            names.stream().filter(BASE::equals), names.stream().filter(name -> !BASE.equals(name)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the images can't be read from " + folder + "; set STUDIOLO_HOME", e);
        }
    }

    boolean exists(String name) {
        return names().contains(name);
    }

    Path context(String name) {
        return folder.resolve(name);
    }

    /** What makes the root file system where it can't be pulled: writes a tar to its standard output. */
    Path rootScript() {
        return folder.resolve("root").resolve("build");
    }

    /** The image that this one is built on; empty for the first. */
    Optional<String> parent(String name) {
        return BASE.equals(name) ? Optional.empty() : Optional.of(BASE);
    }

    /** Name and tag in the engine. */
    String reference(String name) {
        return "studiolo/" + name + ":" + hash(name);
    }

    private String hash(String name) {
        try (Stream<Path> files = Files.walk(context(name))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(parent(name).map(this::hash).orElse(ROOT).getBytes(StandardCharsets.UTF_8));
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(context(name).relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) (Files.isExecutable(file) ? 1 : 0));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException("the image " + name + " can't be read from " + context(name), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

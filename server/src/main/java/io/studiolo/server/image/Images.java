package io.studiolo.server.image;

import io.smallrye.mutiny.Multi;
import io.studiolo.api.Event;
import io.studiolo.api.Image;
import io.studiolo.api.ImageState;
import io.studiolo.runtime.RuntimeUnavailable;
import io.studiolo.runtime.WorkspaceRuntime;
import io.studiolo.server.http.Events;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The images that workspaces start from: which there are, and building the missing ones, each once. */
@ApplicationScoped
public class Images {
    private static final Logger LOG = LoggerFactory.getLogger(Images.class);

    private final ImageSources sources;
    private final WorkspaceRuntime runtime;
    private final Events events;
    private final Path logs;
    private final Optional<Path> caBundle;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Lock building = new ReentrantLock();
    private final Map<String, Image> running = new ConcurrentHashMap<>();
    private final Map<String, Image> failed = new ConcurrentHashMap<>();

    Images(
            ImageSources sources,
            WorkspaceRuntime runtime,
            Events events,
            @ConfigProperty(name = "studiolo.data-dir") Path dataDir,
            @ConfigProperty(name = "studiolo.ca-bundle") Optional<Path> caBundle) {
        this.sources = sources;
        this.runtime = runtime;
        this.events = events;
        this.logs = dataDir.resolve("logs").resolve("images");
        this.caBundle = caBundle;
    }

    /** Told how far a build is. */
    public interface Listener {
        /** Percent of the whole, and a word on the step. */
        void progressed(int percent, String detail);
    }

    /** Name and tag in the engine of an image that is there; empty if it has to be built, or pulled. */
    public Optional<String> ready(String name) {
        String reference = sources.exists(name) ? sources.reference(name) : name;
        return runtime.hasImage(reference) ? Optional.of(reference) : Optional.empty();
    }

    /**
     * Makes sure that an image is in the engine, building it if it must; who comes while it is being built waits.
     *
     * @param name a folder under {@code images/}, or a reference that the engine has
     * @return name and tag in the engine
     */
    public String ensure(String name, Listener listener) {
        Optional<String> ready = ready(name);
        if (ready.isPresent()) {
            return ready.get();
        }
        if (!sources.exists(name)) {
            throw new ImageFailure(
                    "the image " + name + " is not in the engine; pull it there, then start again", List.of());
        }
        String reference = sources.reference(name);
        listener.progressed(0, running.isEmpty() ? "building " + name : "waiting for another build");
        building.lock();
        try {
            if (!runtime.hasImage(reference)) {
                build(name, reference, listener);
            }
            return reference;
        } finally {
            building.unlock();
        }
    }

    private void build(String name, String reference, Listener listener) {
        BuildClient client = BuildClient.find()
                .orElseThrow(() -> failure(
                        name, "no Docker client with BuildKit is on the path; install docker-buildx", List.of()));
        LOG.info("building image {}", reference);
        try (BuildLog log = new BuildLog(logFile(name))) {
            boolean done = new ImageBuild(
                            sources, runtime, client, caBundle.orElse(null), new Teller(name, log, listener))
                    .run(name);
            running.remove(name);
            if (!done || !runtime.hasImage(reference)) {
                throw failure(name, reason(name, log.tail()), log.tail());
            }
            failed.remove(name);
            LOG.info("built image {}", reference);
            events.publish(Event.of(find(name).orElseThrow()));
        } catch (IOException e) {
            throw failure(name, "the build of " + name + " couldn't run: " + e.getMessage(), List.of());
        } finally {
            running.remove(name);
        }
    }

    private final class Teller implements ImageBuild.Progress {
        private final String name;
        private final BuildLog log;
        private final Listener listener;

        private Teller(String name, BuildLog log, Listener listener) {
            this.name = name;
            this.log = log;
            this.listener = listener;
        }

        @Override
        public boolean line(String line) {
            boolean moved = log.line(line);
            if (moved) {
                tell(log.percent(), log.detail());
            }
            return moved;
        }

        @Override
        public void part(String detail) {
            log.part();
            tell(0, detail);
        }

        private void tell(int percent, String detail) {
            Image image = new Image(name, sources.reference(name), ImageState.BUILDING, null, null, percent, detail);
            running.put(name, image);
            listener.progressed(percent, detail);
            events.publish(Event.of(image));
        }
    }

    private ImageFailure failure(String name, String message, List<String> tail) {
        failed.put(name, new Image(name, sources.reference(name), ImageState.FAILED, null, null, null, message));
        events.publish(Event.of(find(name).orElseThrow()));
        return new ImageFailure(message, tail);
    }

    private static String reason(String name, List<String> tail) {
        boolean full = tail.stream().anyMatch(line -> line.contains("no space left on device"));
        return full
                ? "the disk was full while building " + name + "; free room where the engine keeps its data, then start"
                        + " again"
                : "building " + name + " failed; its last lines say why; mend it, then start again";
    }

    /** The images that can be built here, each with its state. */
    public List<Image> all() {
        return sources.names().stream().map(this::state).toList();
    }

    public Optional<Image> find(String name) {
        return sources.exists(name) ? Optional.of(state(name)) : Optional.empty();
    }

    /** Whether a start from this image finds it ready. */
    public ImageState stateOf(String name) {
        return sources.exists(name) ? state(name).state() : ImageState.UNKNOWN;
    }

    private Image state(String name) {
        Image now = running.get(name);
        if (now != null) {
            return now;
        }
        String reference = sources.reference(name);
        try {
            if (runtime.hasImage(reference)) {
                return new Image(name, reference, ImageState.READY, null, null, null, null);
            }
        } catch (RuntimeUnavailable e) {
            return new Image(
                    name, reference, ImageState.UNKNOWN, null, null, null, "the container runtime doesn't answer");
        }
        return failed.getOrDefault(name, new Image(name, reference, ImageState.MISSING, null, null, null, null));
    }

    /** Begins a build in the background, if the image isn't there; its failure is told by its state. */
    void start(String name) {
        if (stateOf(name) == ImageState.READY || running.containsKey(name)) {
            return;
        }
        Image begun = new Image(name, sources.reference(name), ImageState.BUILDING, null, null, 0, "waiting its turn");
        running.put(name, begun);
        threads.execute(() -> {
            try {
                ensure(name, (percent, detail) -> {});
            } catch (ImageFailure e) {
                LOG.warn("image {}: {}", name, e.getMessage());
            } finally {
                running.remove(name);
            }
        });
    }

    /** The log of the last build, whole; empty where there was none. */
    String log(String name) {
        Path file = logFile(name);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log of the last build, and what is still written to it. */
    Multi<String> follow(String name) {
        return LogFollow.of(logFile(name), () -> running.containsKey(name));
    }

    private Path logFile(String name) {
        return logs.resolve(name + ".log");
    }
}

package io.studiolo.server.image;

import io.studiolo.runtime.WorkspaceRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds one image with whatever it stands on. */
final class ImageBuild {
    private static final String UPSTREAM = "debian:trixie-slim";

    private final ImageSources sources;
    private final WorkspaceRuntime runtime;
    private final BuildClient client;
    private final @Nullable Path caBundle;
    private final Progress progress;

    /** Told how far the build is. */
    interface Progress {
        /** A line of the log. */
        boolean line(String line);

        /** A new part begins. */
        void part(String detail);
    }

    ImageBuild(
            ImageSources sources,
            WorkspaceRuntime runtime,
            BuildClient client,
            @Nullable Path caBundle,
            Progress progress) {
        this.sources = sources;
        this.runtime = runtime;
        this.client = client;
        this.caBundle = caBundle;
        this.progress = progress;
    }

    /** Returns whether the image is there now. */
    boolean run(String name) throws IOException {
        Optional<String> parent = sources.parent(name);
        if (parent.isPresent()) {
            return (runtime.hasImage(sources.reference(parent.get())) || run(parent.get()))
                    && build(name, "BASE=" + sources.reference(parent.get()));
        }
        return (runtime.hasImage(ImageSources.ROOT) || root()) && build(name, "ROOT=" + ImageSources.ROOT);
    }

    private boolean root() throws IOException {
        progress.part("fetching the root file system");
        if (client.docker(List.of("pull", "--quiet", UPSTREAM), progress::line) == 0) {
            return client.docker(List.of("tag", UPSTREAM, ImageSources.ROOT), progress::line) == 0;
        }
        progress.part("no registry answers: making the root file system from the Debian mirror");
        progress.line("no registry answers: making the root file system from the Debian mirror");
        return client.importFrom(sources.rootScript(), ImageSources.ROOT, progress::line) == 0;
    }

    private boolean build(String name, String argument) throws IOException {
        progress.part("building " + name);
        List<String> command = new ArrayList<>(List.of("build", "--build-arg", argument));
        command.addAll(List.of("--label", "io.studiolo.image=" + name, "--tag", sources.reference(name)));
        if (caBundle != null && Files.isReadable(caBundle)) {
            command.addAll(List.of("--secret", "id=ca,src=" + caBundle));
        }
        command.add(sources.context(name).toString());
        return client.docker(command, progress::line) == 0;
    }
}

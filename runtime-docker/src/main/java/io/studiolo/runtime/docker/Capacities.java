package io.studiolo.runtime.docker;

import com.github.dockerjava.api.model.Info;
import io.studiolo.runtime.Capacity;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the engine's machine has, and how much of it is unused. */
final class Capacities {
    private final Engine engine;
    private final Isolation isolation;

    Capacities(Engine engine, Isolation isolation) {
        this.engine = engine;
        this.isolation = isolation;
    }

    Capacity read() {
        Info info = engine.ask(() -> engine.docker().infoCmd().exec());
        long cpu = 1000L * (info.getNCPU() == null ? 0 : info.getNCPU());
        long memory = info.getMemTotal() == null ? 0 : info.getMemTotal();
        boolean local = engine.address().local();
        long[] disk = local ? disk(String.valueOf(info.getDockerRootDir())) : new long[] {-1, -1};
        List<String> warnings = new ArrayList<>();
        if (!isolation.warning().isEmpty()) {
            warnings.add(isolation.warning());
        }
        return new Capacity(
                String.valueOf(info.getServerVersion()),
                cpu,
                local ? Math.max(0, cpu - load()) : cpu,
                memory,
                local ? available(memory) : memory,
                disk[0],
                disk[1],
                warnings);
    }

    private static long load() {
        try {
            return Math.round(1000
                    * Double.parseDouble(
                            Files.readString(Path.of("/proc/loadavg")).split(" ")[0]));
        } catch (IOException e) {
            return 0;
        }
    }

    private static long available(long otherwise) {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    private static long[] disk(String root) {
        try {
            FileStore store = Files.getFileStore(Path.of(root));
            return new long[] {store.getTotalSpace(), store.getUsableSpace()};
        } catch (IOException e) {
            return new long[] {-1, -1};
        }
    }
}

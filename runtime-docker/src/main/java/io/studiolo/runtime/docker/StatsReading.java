package io.studiolo.runtime.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.Stats;
import java.time.Instant;

/** Reads the engine's JSON of a container's use, with control groups of version 1 and 2. */
final class StatsReading {
    private StatsReading() {}

    static Stats read(JsonNode json) {
        JsonNode memory = json.path("memory_stats");
        if (!memory.has("usage")) {
            throw new RuntimeFailure(FailureReason.NOT_RUNNING, "The workspace doesn't run.");
        }
        long rx = 0;
        long tx = 0;
        for (JsonNode network : json.path("networks")) {
            rx += network.path("rx_bytes").asLong();
            tx += network.path("tx_bytes").asLong();
        }
        return new Stats(
                Instant.parse(json.path("read").asText()),
                json.path("cpu_stats").path("cpu_usage").path("total_usage").asLong(),
                workingSet(memory),
                rx,
                tx,
                blocks(json, "read"),
                blocks(json, "write"),
                json.path("pids_stats").path("current").asInt());
    }

    /** File cache that nobody has looked at lately is not use: the kernel takes it back before anybody suffers. */
    private static long workingSet(JsonNode memory) {
        JsonNode stats = memory.path("stats");
        long inactive = stats.has("total_inactive_file")
                ? stats.path("total_inactive_file").asLong()
                : stats.path("inactive_file").asLong();
        return Math.max(0, memory.path("usage").asLong() - inactive);
    }

    private static long blocks(JsonNode json, String operation) {
        long sum = 0;
        for (JsonNode entry : json.path("blkio_stats").path("io_service_bytes_recursive")) {
            if (entry.path("op").asText().equalsIgnoreCase(operation)) {
                sum += entry.path("value").asLong();
            }
        }
        return sum;
    }
}

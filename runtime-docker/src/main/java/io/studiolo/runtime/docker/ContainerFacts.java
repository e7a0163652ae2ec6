package io.studiolo.runtime.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.RuntimeState;
import io.studiolo.runtime.Stage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says of one container.
 *
 * @param status its word for the state: {@code created}, {@code running}, {@code exited} …
 * @param address empty while it has none
 * @param error of the last attempt to start it; empty if there was none
 */
record ContainerFacts(
        String status, String address, Instant startedAt, int exitCode, boolean outOfMemory, String error) {
    static ContainerFacts of(InspectContainerResponse inspected) {
        InspectContainerResponse.ContainerState state = inspected.getState();
        return new ContainerFacts(
                Objects.requireNonNullElse(state.getStatus(), ""),
                address(inspected.getNetworkSettings().getNetworks()),
                instant(state.getStartedAt()),
                state.getExitCodeLong() == null ? -1 : state.getExitCodeLong().intValue(),
                Boolean.TRUE.equals(state.getOOMKilled()),
                Objects.requireNonNullElse(state.getError(), ""));
    }

    static String address(@Nullable Map<String, ContainerNetwork> networks) {
        if (networks == null) {
            return "";
        }
        return networks.values().stream()
                .map(ContainerNetwork::getIpAddress)
                .filter(address -> address != null && !address.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Instant instant(@Nullable String text) {
        try {
            return text == null ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    ContainerFacts at(String current) {
        return new ContainerFacts(status, current, startedAt, exitCode, outOfMemory, error);
    }

    /**
     * The state as the SPI tells it. A container that ended counts as stopped if we stopped it, or if it ended as one
     * asked to end does: the init script ends with 0 on SIGTERM, and 143 is an unhandled SIGTERM. That covers
     * {@code docker stop} and an engine that shuts down. Everything else has failed.
     */
    RuntimeState state(boolean stoppedByUs) {
        return switch (status) {
            case "running", "paused" ->
                address.isEmpty()
                        ? new RuntimeState.Starting(Stage.NETWORK)
                        : new RuntimeState.Running(address, startedAt);
            case "restarting" -> new RuntimeState.Starting(Stage.CONTAINER);
            case "removing" -> new RuntimeState.Absent();
            case "created" ->
                error.isEmpty()
                        ? new RuntimeState.Starting(Stage.CONTAINER)
                        : new RuntimeState.Failed(FailureReason.INVALID, "It could not be started: " + error, null);
            default -> ended(stoppedByUs);
        };
    }

    private RuntimeState ended(boolean stoppedByUs) {
        if (stoppedByUs || exitCode == 0 || exitCode == 143) {
            return new RuntimeState.Stopped();
        }
        if (outOfMemory) {
            return new RuntimeState.Failed(
                    FailureReason.OUT_OF_MEMORY, "It reached its memory limit, and the kernel ended it.", exitCode);
        }
        String why = error.isEmpty() ? "" : " (" + error + ")";
        return new RuntimeState.Failed(
                FailureReason.EXITED, "Its main process ended by itself with code " + exitCode + why + ".", exitCode);
    }
}

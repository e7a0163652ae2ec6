package io.studiolo.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the runtime shows of one workspace. */
public sealed interface RuntimeState {
    /** There is no container. */
    record Absent() implements RuntimeState {}

    /** A container exists and is about to run. */
    record Starting(Stage stage) implements RuntimeState {}

    /**
     * The container's process runs.
     *
     * @param address where its ports can be reached from this host
     * @param startedAt when this run began
     */
    record Running(String address, Instant startedAt) implements RuntimeState {}

    /** The container exists and its process ended as it was asked to. */
    record Stopped() implements RuntimeState {}

    /**
     * The container's process ended by itself.
     *
     * @param exitCode of the process, absent if unknown
     */
    record Failed(
            FailureReason reason, String message, @Nullable Integer exitCode) implements RuntimeState {}
}

package io.studiolo.runtime;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Runs containers: an engine or a cluster. Every call is idempotent and safe to repeat after a crash at any point in it.
 * Names of things made are derived from the workspace's id, never from text of a user, and carry the installation's
 * labels. Calls block; callers use virtual threads.
 *
 * <p>Every call throws {@link RuntimeUnavailable} if the runtime can't answer; then nothing is known, neither that a
 * workspace runs nor that it doesn't. Other refusals of the runtime are {@link RuntimeFailure}s with a reason.
 */
public interface WorkspaceRuntime extends AutoCloseable {
    /** {@code docker}, {@code kubernetes} or {@code memory}. */
    String kind();

    /** What the machine or cluster has and how much of it is unused; also what is not in force there. */
    Capacity capacity();

    /**
     * Brings a workspace's container to run as specified, and its volumes and network with it.
     * <ul>
     *   <li>{@code Absent}: makes volumes, network and container, starts it.
     *   <li>{@code Starting}, {@code Running}: with the same {@link WorkspaceSpec#fingerprint()} nothing is touched; else
     *       the container is replaced, its volumes kept.
     *   <li>{@code Stopped}, {@code Failed}: starts the same container again; replaced if the fingerprint differs.
     * </ul>
     *
     * @param progress told of each stage as it begins
     * @return the state right after, {@code Running} when the container's process runs (its apps may not answer yet)
     */
    RuntimeState ensure(WorkspaceSpec spec, Consumer<Stage> progress);

    /**
     * Stops the container: asks its process to end, ends it by force after {@code grace}; the container and volumes stay.
     * In {@code Absent}, {@code Stopped} and {@code Failed} it does nothing.
     */
    void stop(UUID workspace, Duration grace);

    /** Removes the container and what only it uses, running or not; volumes stay. In {@code Absent} it does nothing. */
    void delete(UUID workspace);

    /** The state of one workspace now. */
    RuntimeState observe(UUID workspace);

    /** All workspaces of this installation that the runtime knows, orphans included, in one call. */
    List<Observed> list();

    /** Changes the limits of a running or stopped container in place; {@code Absent}: does nothing. */
    void resize(UUID workspace, Limits limits);

    /**
     * Lines that the container wrote, oldest first.
     *
     * @throws RuntimeFailure {@code NOT_RUNNING} if the container is {@code Absent}
     */
    LogStream logs(UUID workspace, LogRequest request);

    /**
     * Runs a command in a running container.
     *
     * @throws RuntimeFailure {@code NOT_RUNNING} in every state but {@code Running}
     */
    ExecSession exec(UUID workspace, ExecRequest request);

    /**
     * A sample of cumulated use.
     *
     * @throws RuntimeFailure {@code NOT_RUNNING} in every state but {@code Running}
     */
    Stats stats(UUID workspace);

    /**
     * Whether an image can be started from without pulling or building.
     *
     * @param reference name and tag
     */
    boolean hasImage(String reference);

    /**
     * Tells of changes soon after they happen. Only a hint: events may be lost or doubled; {@link #list()} is the truth.
     * The subscription renews itself when the runtime comes back.
     *
     * @param listener must return quickly
     */
    Subscription watch(Consumer<RuntimeEvent> listener);

    /** The volumes that belong to this runtime. */
    VolumeRuntime volumes();

    @Override
    void close();
}

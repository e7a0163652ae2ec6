package io.studiolo.server.workspace;

import io.quarkus.runtime.ShutdownEvent;
import io.studiolo.runtime.RuntimeFailure;
import io.studiolo.runtime.RuntimeUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a workspace waits for longer than the reconciler may: an image being built, an app that doesn't answer yet. One
 * wait per workspace in this process, on a thread of its own, so that those of some never hold up the others. A wait
 * holds no lease: what it writes names the row's version, and what it does may be done twice. If its process dies, the
 * next scan begins it anew.
 */
@ApplicationScoped
class Waits {
    private static final Logger LOG = LoggerFactory.getLogger(Waits.class);

    private final ReconcileTask reconcile;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();

    Waits(ReconcileTask reconcile) {
        this.reconcile = reconcile;
    }

    /** A wait, to its end. */
    @FunctionalInterface
    interface Wait {
        void run() throws InterruptedException;
    }

    /** Whether a workspace waits already; the reconciler looks at it when that is over. */
    boolean has(UUID workspace) {
        return waiting.contains(workspace);
    }

    /** Begins a wait, unless the workspace has one. The reconciler looks at the workspace when it is over. */
    void begin(UUID workspace, Wait wait) {
        if (waiting.add(workspace)) {
            threads.execute(() -> run(workspace, wait));
        }
    }

    private void run(UUID workspace, Wait wait) {
        boolean ended = false;
        try {
            wait.run();
            ended = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server stops
        } catch (RuntimeUnavailable e) {
            LOG.debug("{} waits no longer: the runtime doesn't answer", workspace, e);
        } catch (RuntimeFailure | JdbiException e) {
            if (!threads.isShutdown()) {
                LOG.warn("{} waits no longer", workspace, e);
            }
        } finally {
            waiting.remove(workspace);
        }
        if (ended) { // after a failure the scan comes soon enough, and not in a circle
            reconcile.now(workspace);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }
}

package io.studiolo.runtime.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import io.studiolo.runtime.Observed;
import io.studiolo.runtime.RuntimeState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * All our containers in one call. The engine's list lacks when a container started and why it ended; that is inspected
 * once for each container and state, and remembered until the state changes or an event tells that it may have.
 */
final class Listing {
    private static final int INSPECTIONS_AT_ONCE = 16;

    private final Engine engine;
    private final Names names;
    private final WorkspaceFiles files;
    private final Networks networks;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    private record Known(String container, ContainerFacts facts) {}

    /** A container of the list and what is known of it, absent if it must be inspected. */
    private record Row(
            UUID workspace, Container listed, @Nullable ContainerFacts facts) {}

    Listing(Engine engine, ContainerRecipe recipe, Networks networks) {
        this.engine = engine;
        this.names = recipe.names();
        this.files = recipe.files();
        this.networks = networks;
    }

    void forget(UUID workspace) {
        known.remove(workspace);
    }

    List<Observed> list() {
        return engine.ask(() -> {
            long began = System.nanoTime();
            List<Row> rows = rows();
            Map<UUID, String> places = new HashMap<>();
            rows.forEach(row -> places.put(
                    row.workspace(),
                    Objects.requireNonNullElse(row.listed().getHostConfig().getNetworkMode(), "")));
            networks.seen(places, began);
            known.keySet().retainAll(places.keySet());
            return observed(inspected(rows));
        });
    }

    private List<Row> rows() {
        List<Container> containers = engine.docker()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(names.labels())
                .exec();
        List<Row> rows = new ArrayList<>(containers.size());
        for (Container container : containers) {
            names.workspace(container.getLabels())
                    .ifPresent(id -> rows.add(new Row(id, container, facts(id, container))));
        }
        return rows;
    }

    private @Nullable ContainerFacts facts(UUID workspace, Container container) {
        Known before = known.get(workspace);
        // One about to start changes too soon to be remembered.
        if (before == null || container.getState().equals("created")) {
            return null;
        }
        boolean same = before.container().equals(container.getId())
                && before.facts().status().equals(container.getState());
        return same ? before.facts() : null;
    }

    private List<Row> inspected(List<Row> rows) {
        Semaphore turns = new Semaphore(INSPECTIONS_AT_ONCE);
        List<Row> complete = new ArrayList<>(rows.size());
        List<Future<Row>> waiting = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Row row : rows) {
                if (row.facts() != null) {
                    complete.add(row);
                } else {
                    waiting.add(threads.submit(() -> inTurn(turns, row)));
                }
            }
        }
        for (Future<Row> row : waiting) {
            complete.add(result(row));
        }
        return complete;
    }

    private Row inTurn(Semaphore turns, Row row) {
        turns.acquireUninterruptibly();
        try {
            ContainerFacts facts = ContainerFacts.of(
                    engine.docker().inspectContainerCmd(row.listed().getId()).exec());
            known.put(row.workspace(), new Known(row.listed().getId(), facts));
            return new Row(row.workspace(), row.listed(), facts);
        } catch (NotFoundException gone) {
            return row;
        } finally {
            turns.release();
        }
    }

    private static Row result(Future<Row> row) {
        try {
            return row.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while listing", e);
        }
    }

    private List<Observed> observed(List<Row> rows) {
        List<Observed> all = new ArrayList<>(rows.size());
        for (Row row : rows) {
            observe(row).ifPresent(all::add);
        }
        return all;
    }

    private Optional<Observed> observe(Row row) {
        ContainerFacts facts = row.facts();
        if (facts == null) {
            return Optional.empty(); // removed since the list was made
        }
        String address = ContainerFacts.address(
                row.listed().getNetworkSettings() == null
                        ? null
                        : row.listed().getNetworkSettings().getNetworks());
        boolean live = facts.status().equals("running");
        RuntimeState state =
                (live && !address.isEmpty() ? facts.at(address) : facts).state(files.stoppedByUs(row.workspace()));
        if (state instanceof RuntimeState.Absent) {
            return Optional.empty();
        }
        String fingerprint = row.listed().getLabels().getOrDefault(Names.FINGERPRINT, "");
        return Optional.of(new Observed(row.workspace(), state, fingerprint));
    }
}

package io.studiolo.runtime.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Network;
import io.studiolo.runtime.FailureReason;
import io.studiolo.runtime.RuntimeFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The bridges that workspaces hang on. A bridge takes 1,023 ports, so there are as many as needed, each filled to a
 * limit; which workspace is on which is remembered here and corrected by every {@code list()}, so that a create asks
 * the engine nothing. Isolation doesn't depend on who shares a bridge with whom.
 */
final class Networks {
    private final Engine engine;
    private final Names names;
    private final SubnetPool pool;
    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Assignment> assigned = new HashMap<>();
    private final TreeMap<Integer, Integer> counts = new TreeMap<>();
    private boolean loaded;

    /** @param madeAt in {@link System#nanoTime()}, to tell an assignment newer than a listing */
    private record Assignment(int shard, long madeAt) {}

    Networks(Engine engine, Names names, SubnetPool pool, int capacity) {
        this.engine = engine;
        this.names = names;
        this.pool = pool;
        this.capacity = capacity;
    }

    /** Finds our bridges and makes the first, so that no create has to. */
    void prepare() {
        locked(() -> {
            if (!loaded) {
                load();
                if (counts.isEmpty()) {
                    make(0);
                }
                loaded = true;
            }
            return true;
        });
    }

    /** The network for a workspace: the one it had, else the first with room. */
    String assign(UUID workspace) {
        prepare();
        return locked(() -> {
            Assignment known = assigned.get(workspace);
            int shard = known == null ? roomy() : known.shard();
            place(workspace, shard);
            return names.network(shard);
        });
    }

    void release(UUID workspace) {
        locked(() -> {
            forget(workspace);
            return true;
        });
    }

    /** Someone removed a network: makes what is missing again, under the same name. */
    void restore() {
        locked(() -> {
            List<Integer> known = List.copyOf(counts.keySet());
            load();
            known.stream().filter(shard -> !counts.containsKey(shard)).forEach(this::make);
            return true;
        });
    }

    /** Corrects the memory by what a listing that began at {@code began} found. */
    void seen(Map<UUID, String> networks, long began) {
        locked(() -> {
            networks.forEach((workspace, network) -> {
                int shard = shard(network);
                if (shard >= 0 && !assigned.containsKey(workspace)) {
                    place(workspace, shard);
                }
            });
            List<UUID> gone = assigned.entrySet().stream()
                    .filter(e -> e.getValue().madeAt() - began < 0 && !networks.containsKey(e.getKey()))
                    .map(Map.Entry::getKey)
                    .toList();
            gone.forEach(this::forget);
            return true;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private int roomy() {
        return counts.entrySet().stream()
                .filter(e -> e.getValue() < capacity)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> make(counts.isEmpty() ? 0 : counts.lastKey() + 1));
    }

    private void place(UUID workspace, int shard) {
        if (assigned.put(workspace, new Assignment(shard, System.nanoTime())) == null) {
            counts.merge(shard, 1, Integer::sum);
        }
    }

    private void forget(UUID workspace) {
        Assignment known = assigned.remove(workspace);
        if (known != null) {
            counts.computeIfPresent(known.shard(), (shard, count) -> count - 1);
        }
    }

    private void load() {
        counts.clear();
        for (Network network : engine.docker()
                .listNetworksCmd()
                .withFilter("label", List.of(Names.INSTALLATION + "=" + names.installation()))
                .exec()) {
            int shard = shard(network.getName());
            if (shard >= 0) {
                counts.put(shard, 0);
            }
        }
        assigned.values().forEach(a -> counts.computeIfPresent(a.shard(), (shard, count) -> count + 1));
    }

    private int shard(String network) {
        String prefix = names.network(0).substring(0, names.network(0).length() - 1);
        String number = network.startsWith(prefix) ? network.substring(prefix.length()) : "";
        return number.matches("\\d{1,6}") ? Integer.parseInt(number) : -1;
    }

    private int make(int shard) {
        List<Cidr> taken = new ArrayList<>(HostRoutes.read());
        taken.addAll(subnetsInUse());
        for (Cidr subnet : (Iterable<Cidr>) pool.free(taken)::iterator) {
            if (create(shard, subnet)) {
                counts.put(shard, 0);
                return shard;
            }
        }
        throw new RuntimeFailure(
                FailureReason.NO_ROOM,
                "No subnet of the pool " + pool.pool() + " is left for a further network; give a larger pool.");
    }

    private List<Cidr> subnetsInUse() {
        return engine.docker().listNetworksCmd().exec().stream()
                .filter(network ->
                        network.getIpam() != null && network.getIpam().getConfig() != null)
                .flatMap(network -> network.getIpam().getConfig().stream())
                .map(Network.Ipam.Config::getSubnet)
                .filter(subnet -> subnet != null && subnet.indexOf(':') < 0)
                .map(Cidr::parse)
                .toList();
    }

    /** False if the engine knows of an overlap that we don't. */
    private boolean create(int shard, Cidr subnet) {
        try {
            engine.docker()
                    .createNetworkCmd()
                    .withName(names.network(shard))
                    .withCheckDuplicate(true)
                    .withDriver("bridge")
                    .withIpam(new Network.Ipam().withConfig(new Network.Ipam.Config().withSubnet(subnet.toString())))
                    .withOptions(Map.of(
                            "com.docker.network.bridge.name",
                            names.bridge(shard),
                            "com.docker.network.bridge.enable_icc",
                            "false"))
                    .withLabels(names.labels())
                    .exec();
            return true;
        } catch (DockerException e) {
            String message = EngineErrors.message(e);
            if (message.contains("already exists")) {
                return true; // another process of this installation was faster
            }
            if (message.contains("overlaps")) {
                return false;
            }
            throw e;
        }
    }
}

package dev.treering.runtime.observe;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest renewals of every node's lease, in the cluster's own order of writes. Leases and pods are heard on two lines, and one
 * may run ahead: what the node said after a pod was written proves nothing about that pod before. Any thread may ask and tell.
 */
public final class Heartbeats {

    private static final int KEPT = 64; // ten minutes of a kubelet's usual pace

    private final Map<String, TreeMap<Long, Instant>> renewals = new ConcurrentHashMap<>();

    /** A node's lease was renewed at {@code renewedAt}, which the cluster wrote as {@code version}. */
    public void heard(String node, long version, Instant renewedAt) {
        renewals.compute(node, (_, known) -> {
            var next = known == null ? new TreeMap<Long, Instant>() : new TreeMap<>(known);
            next.put(version, renewedAt);
            while (next.size() > KEPT) {
                next.pollFirstEntry();
            }
            return next;
        });
    }

    /** What had been heard of a node when the cluster wrote {@code version}; empty if nothing. */
    public Optional<Heartbeat> asOf(String node, long version) {
        var known = renewals.getOrDefault(node, new TreeMap<>());
        var newest = known.lowerEntry(version);
        if (newest == null) {
            return Optional.empty();
        }
        var before = Optional.ofNullable(known.lowerEntry(newest.getKey())).map(Map.Entry::getValue);
        return Optional.of(new Heartbeat(newest.getValue(), before));
    }
}

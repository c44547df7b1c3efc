package dev.treering.runtime.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest renewals of every node's lease, in the cluster's own order of writes. Leases and pods are heard on two lines, and one
 * may run ahead: what the node said after a pod was written proves nothing about that pod before. Any thread may ask and tell.
 *
 * <p>A renewal is heard after it was made, never before. So the node's clock is ahead of ours by no less than the time it states
 * is ahead of the time at which we hear of it; the greatest of these is the best that can be said for certain.
 */
public final class Heartbeats {

    private static final int KEPT = 64; // ten minutes of a kubelet's usual pace

    private static final int ENOUGH = 3;
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private record Renewal(Instant at, Duration ahead) {}

    private final Map<String, TreeMap<Long, Renewal>> renewals = new ConcurrentHashMap<>();

    /**
     * A node's lease was renewed, which the cluster wrote as {@code version}.
     *
     * @param renewedAt by the node's clock
     * @param heardAt by ours
     */
    public void heard(String node, long version, Instant renewedAt, Instant heardAt) {
        renewals.compute(node, (_, known) -> {
            var next = known == null ? new TreeMap<Long, Renewal>() : new TreeMap<>(known);
            next.putIfAbsent(version, new Renewal(renewedAt, Duration.between(heardAt, renewedAt)));
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
        var before = Optional.ofNullable(known.lowerEntry(newest.getKey()))
                .map(renewal -> renewal.getValue().at());
        return Optional.of(new Heartbeat(newest.getValue().at(), before, ahead(known)));
    }

    /** The newest renewal of a node before an instant of its clock; empty if none was heard. */
    public Optional<Instant> lastBefore(String node, Instant instant) {
        return renewals.getOrDefault(node, new TreeMap<>()).values().stream()
                .map(Renewal::at)
                .filter(instant::isAfter)
                .max(Comparator.naturalOrder());
    }

    private static Duration ahead(TreeMap<Long, Renewal> known) {
        return known.values().stream()
                .map(Renewal::ahead)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * Nodes whose clocks are wrong by more than five seconds against ours, a line each. One that seems to be behind may only be heard
     * late: it counts once three renewals were.
     */
    public List<String> wrongClocks() {
        var wrong = new ArrayList<String>();
        new TreeMap<>(renewals).forEach((node, known) -> {
            Duration ahead = ahead(known);
            boolean behind = ahead.isNegative();
            if (ahead.abs().compareTo(TOLERATED) > 0 && (!behind || known.size() >= ENOUGH)) {
                wrong.add("clock of " + node + " is about " + ahead.abs().toSeconds() + " s "
                        + (behind ? "behind" : "ahead"));
            }
        });
        return wrong;
    }

    /** By how much each node's clock is ahead of ours, at least; the less is known of a node, the further behind it seems. */
    public Map<String, Duration> ahead() {
        var ahead = new TreeMap<String, Duration>();
        renewals.forEach((node, known) -> ahead.put(node, ahead(known)));
        return ahead;
    }
}

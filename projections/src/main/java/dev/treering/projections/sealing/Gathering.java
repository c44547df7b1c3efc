package dev.treering.projections.sealing;

import dev.treering.events.seal.Seal;
import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.seal.Seal.PartitionSealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gathers seals as they come, each partition's in its order, until all partitions have sealed a close.
 *
 * <pre>
 * partition 0   acme  birch  end ·················  acme  birch  end
 * partition 1   cedar  end  cedar  end
 *                            └ first close complete               └ second
 * </pre>
 */
public final class Gathering {

    private final int partitions;
    private final Map<Integer, List<AccountSealed>> accounts = new TreeMap<>();
    private final TreeMap<Long, List<PartitionSeals>> closes = new TreeMap<>();

    /** @param partitions how many the log has */
    public Gathering(int partitions) {
        this.partitions = partitions;
    }

    /** Takes in the next seal of a partition; gives what a close comes to once its last partition has sealed. */
    public Optional<Combination> accept(int partition, Seal seal) {
        return switch (seal) {
            case AccountSealed account -> {
                accounts.computeIfAbsent(partition, _ -> new ArrayList<>()).add(account);
                yield Optional.empty();
            }
            case PartitionSealed end -> ended(partition, end);
        };
    }

    /** Positions of closes that not all partitions have sealed yet, in their order. */
    public List<Long> waiting() {
        return List.copyOf(closes.keySet());
    }

    private Optional<Combination> ended(int partition, PartitionSealed end) {
        var sealed = accounts.remove(partition);
        var close = closes.computeIfAbsent(end.position(), _ -> new ArrayList<>());
        close.add(new PartitionSeals(partition, sealed == null ? List.of() : sealed, end));
        if (close.size() < partitions) {
            return Optional.empty();
        }
        long before = closes.firstKey();
        closes.remove(end.position());
        return Optional.of(
                before < end.position()
                        ? new Combination.Broken("the close at position " + end.position()
                                + " is sealed by all partitions, that at " + before + " is not")
                        : Combination.of(partitions, close));
    }
}

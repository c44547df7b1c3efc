package dev.treering.projections.anchor;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What could still be rewritten without anybody noticing: whatever came after the newest checkpoint that is kept elsewhere.
 *
 * @param size entries of the log
 * @param newest what the best of the anchors keeps; empty if none keeps anything
 */
public record Exposure(long size, Optional<Anchored> newest) {

    /** @param kept the newest of every anchor */
    public static Exposure of(long size, Collection<Anchored> kept) {
        return new Exposure(
                size, kept.stream().max(Comparator.comparingLong(Anchored::size).thenComparing(Anchored::at)));
    }

    /** Entries that no anchor covers. */
    public long entries() {
        return Math.max(0, size - newest.map(Anchored::size).orElse(0L));
    }

    /** Time since something was anchored; empty if nothing ever was. A clock that is behind gives zero. */
    public Optional<Duration> window(Instant now) {
        return newest.map(anchored -> Duration.between(anchored.at(), now))
                .map(age -> age.isNegative() ? Duration.ZERO : age);
    }
}

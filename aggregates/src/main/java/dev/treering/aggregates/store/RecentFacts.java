package dev.treering.aggregates.store;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.OptionalLong;

/** Type and tags of the newest facts, without gaps up to the head: most conditions are checked here. Used under the store's lock. */
final class RecentFacts {

    static final int REMEMBERED = 20_000;

    private final ArrayDeque<Seen> seen = new ArrayDeque<>();
    private long head;
    private long recordedAt;

    /** Starts with nothing remembered up to a head. */
    RecentFacts(long head, long recordedAt) {
        this.head = head;
        this.recordedAt = recordedAt;
    }

    long head() {
        return head;
    }

    /** When the newest fact was recorded, ms since 1970 UTC. */
    long recordedAt() {
        return recordedAt;
    }

    void add(Seen fact) {
        if (fact.position != head + 1) {
            seen.clear(); // others appended more than is worth catching up on
        } else if (seen.size() == REMEMBERED) {
            seen.removeFirst();
        }
        seen.addLast(fact);
        head = fact.position;
        recordedAt = fact.recordedAt;
    }

    /** Whether everything newer than this position is remembered. */
    boolean reachesBackTo(long after) {
        return after >= head || (!seen.isEmpty() && seen.getFirst().position <= after + 1);
    }

    /** Position of the newest fact within the boundary after a position to which this {@link #reachesBackTo reaches}. */
    OptionalLong newestWithin(Boundary boundary, long after) {
        for (var newestFirst = seen.descendingIterator(); newestFirst.hasNext(); ) {
            Seen fact = newestFirst.next();
            if (fact.position <= after) {
                break;
            }
            if (boundary.covers(fact.type, fact.tags)) {
                return OptionalLong.of(fact.position);
            }
        }
        return OptionalLong.empty();
    }

    /** What is remembered of a fact; {@code recordedAt} in ms since 1970 UTC. */
    record Seen(long position, String type, Collection<String> tags, long recordedAt) {}
}

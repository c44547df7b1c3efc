package dev.treering.aggregates.store;

import dev.treering.events.facts.FactId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One order of all facts. Positions count from 0 without gaps, in the order of commits: whoever has read position n has read
 * all there will ever be up to n. Every method throws {@link dev.treering.events.log.LogUnavailable} when the store cannot be
 * reached.
 */
public interface EventStore {

    /**
     * Appends facts next to each other, all or none; what is {@link AppendOutcome.Committed} is durable.
     *
     * <p>That the boundary was overtaken is told before that an identity is taken.
     *
     * @param condition what the facts rest on; empty when on nothing
     * @param facts at least one, no identity twice
     * @throws dev.treering.events.log.LogUnavailable when nothing is known of the outcome; identities make it safe to repeat
     */
    AppendOutcome append(Optional<Condition> condition, List<NewFact> facts);

    /** All facts within a boundary, in order, and the position up to which they are complete. */
    default Sourced source(Boundary boundary) {
        return source(boundary, -1);
    }

    /** The same, of what came after a position; {@code consistentAt} is at least that position. */
    Sourced source(Boundary boundary, long after);

    /**
     * Facts in order from a position on.
     *
     * @param limit the most to return
     */
    List<StoredFact> read(long fromPosition, int limit);

    /** The facts that have these identities; absent from the map are those the store does not have. */
    Map<FactId, StoredFact> find(Collection<FactId> ids);

    /** Position of the newest fact; -1 while there is none. */
    long head();

    /** Calls the listener after every commit made through this object, on the committing thread: it must only signal. */
    void onAppended(Runnable listener);
}

package dev.treering.aggregates.store;

import dev.treering.events.facts.FactId;
import dev.treering.events.log.Appended;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch of facts, sorted into those that are new, those that repeat what the log has or what came before in the batch, and those
 * that the store cannot carry.
 */
final class SortedBatch {

    private final List<NewFact> fresh = new ArrayList<>();
    private final Map<FactId, Integer> placeOfFresh = new HashMap<>();
    private final List<Later> outcomes = new ArrayList<>();

    SortedBatch(List<Offer> offers, Map<FactId, StoredFact> logged) {
        for (Offer offer : offers) {
            switch (offer) {
                case Offer.Fit(var fact) -> outcomes.add(sort(fact, logged.get(fact.id())));
                case Offer.Unfit(var problem) -> outcomes.add(_ -> new Appended.Refused(problem));
            }
        }
    }

    private Later sort(NewFact fact, @Nullable StoredFact there) {
        Integer earlier = placeOfFresh.get(fact.id());
        if (there != null) {
            return repeat(fact, FactContent.of(there), _ -> there.position());
        }
        if (earlier != null) {
            return repeat(fact, FactContent.of(fresh.get(earlier)), first -> first + earlier);
        }
        int place = fresh.size();
        placeOfFresh.put(fact.id(), place);
        fresh.add(fact);
        return first -> new Appended.Accepted(first + place);
    }

    private static Later repeat(NewFact fact, FactContent earlier, Position position) {
        return FactContent.of(fact)
                .differenceFrom(earlier)
                .<Later>map(problem -> first -> new Appended.Conflict(position.given(first), problem))
                .orElse(first -> new Appended.Duplicate(position.given(first)));
    }

    /** What is to be appended, in order. */
    List<NewFact> fresh() {
        return fresh;
    }

    /** The outcome of each fact of the batch, once the first of the fresh ones is known to be at this position. */
    List<Appended> outcomes(long firstOfFresh) {
        return outcomes.stream().map(later -> later.given(firstOfFresh)).toList();
    }

    /** An outcome, once the position of the first fresh fact is known. */
    @FunctionalInterface
    private interface Later {
        Appended given(long firstOfFresh);
    }

    @FunctionalInterface
    private interface Position {
        long given(long firstOfFresh);
    }
}

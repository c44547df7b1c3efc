package dev.treering.aggregates.store;

import dev.treering.events.facts.FactId;
import dev.treering.events.log.Appended;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A batch of facts, sorted into those that are new and those that repeat what the log has or what came before in the batch. */
final class SortedBatch {

    private final List<NewFact> fresh = new ArrayList<>();
    private final Map<FactId, Integer> placeOfFresh = new HashMap<>();
    private final List<Later> outcomes = new ArrayList<>();

    SortedBatch(List<NewFact> facts, Map<FactId, StoredFact> logged) {
        for (NewFact fact : facts) {
            StoredFact there = logged.get(fact.id());
            Integer earlier = placeOfFresh.get(fact.id());
            if (there != null) {
                outcomes.add(repeat(fact, FactContent.of(there), _ -> there.position()));
            } else if (earlier != null) {
                outcomes.add(repeat(fact, FactContent.of(fresh.get(earlier)), first -> first + earlier));
            } else {
                int place = fresh.size();
                placeOfFresh.put(fact.id(), place);
                fresh.add(fact);
                outcomes.add(first -> new Appended.Accepted(first + place));
            }
        }
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

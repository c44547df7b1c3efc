package dev.treering.aggregates.store;

import dev.treering.events.facts.FactId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one statement is to append for several callers, and what each is to be told if it succeeds. A caller's facts are in it
 * only if its condition also holds against those taken in before it.
 */
final class Round {

    private final long base;
    private final List<NewFact> facts = new ArrayList<>();
    private final Map<FactId, Long> positions = new HashMap<>();
    private final Map<Pending, AppendOutcome> outcomes = new LinkedHashMap<>();

    /** A round from the position after {@code base} on. */
    Round(long base) {
        this.base = base;
    }

    /** Takes an append in, or notes why not. Its condition holds up to {@code base}. */
    void add(Pending pending) {
        outcomes.put(pending, overtaken(pending).or(() -> taken(pending)).orElseGet(() -> takeIn(pending)));
    }

    /** Notes what an append is to be told; nothing of it is taken in. */
    void add(Pending pending, AppendOutcome outcome) {
        outcomes.put(pending, outcome);
    }

    private Optional<AppendOutcome> overtaken(Pending pending) {
        if (pending.condition().isPresent()) {
            Boundary boundary = pending.condition().get().boundary();
            for (int i = facts.size() - 1; i >= 0; i--) {
                if (boundary.covers(facts.get(i).type(), facts.get(i).tags())) {
                    return Optional.of(new AppendOutcome.Overtaken(base + 1 + i));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<AppendOutcome> taken(Pending pending) {
        for (NewFact fact : pending.facts()) {
            Long position = positions.get(fact.id());
            if (position != null) {
                return Optional.of(new AppendOutcome.Taken(fact.id(), position));
            }
        }
        return Optional.empty();
    }

    private AppendOutcome takeIn(Pending pending) {
        long first = base + 1 + facts.size();
        for (NewFact fact : pending.facts()) {
            facts.add(fact);
            positions.put(fact.id(), base + facts.size());
        }
        return new AppendOutcome.Committed(first, base + facts.size());
    }

    long firstPosition() {
        return base + 1;
    }

    List<NewFact> facts() {
        return facts;
    }

    /** Tells everybody, after the statement has succeeded. */
    void answer() {
        outcomes.forEach(Pending::answer);
    }
}

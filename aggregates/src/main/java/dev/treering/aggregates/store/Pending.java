package dev.treering.aggregates.store;

import dev.treering.events.facts.FactId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An append that waits for its turn, then for its answer. Used under the store's lock only, once it is queued. */
final class Pending {

    private final Optional<Condition> condition;
    private final List<NewFact> facts;
    private @Nullable AppendOutcome outcome;
    private @Nullable RuntimeException failure;

    Pending(Optional<Condition> condition, List<NewFact> facts) {
        this.condition = condition;
        this.facts = List.copyOf(facts);
        if (this.facts.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to append");
        }
        var ids = new HashSet<FactId>();
        for (NewFact fact : this.facts) {
            if (!ids.add(fact.id())) {
                throw new IllegalArgumentException("fact " + fact.id() + " is given twice");
            }
        }
    }

    Optional<Condition> condition() {
        return condition;
    }

    List<NewFact> facts() {
        return facts;
    }

    boolean answered() {
        return outcome != null || failure != null;
    }

    void answer(AppendOutcome answer) {
        outcome = answer;
    }

    void fail(RuntimeException reason) {
        failure = reason;
    }

    AppendOutcome outcome() {
        if (failure != null) {
            throw failure;
        }
        if (outcome == null) {
            throw new IllegalStateException("asked for the outcome before there is one");
        }
        return outcome;
    }
}

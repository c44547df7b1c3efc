package dev.treering.aggregates.rule;

import dev.treering.aggregates.decision.Rejection;
import dev.treering.events.facts.Fact;
import java.util.List;

/** What a rule says to a command: the facts that follow, or why none may. */
public sealed interface Decision {

    /** It is to be so; without facts, it is so already. */
    record Accepted(List<Fact> facts) implements Decision {
        public Accepted {
            facts = List.copyOf(facts);
        }
    }

    /** It may not be; {@code detail} says what was wrong and what is allowed. */
    record Refused(Rejection rejection, String detail) implements Decision {}

    static Decision of(Fact... facts) {
        return new Accepted(List.of(facts));
    }

    static Decision nothingToDo() {
        return new Accepted(List.of());
    }

    static Decision refused(Rejection rejection, String detail) {
        return new Refused(rejection, detail);
    }
}

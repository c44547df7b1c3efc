package dev.treering.aggregates.decision;

import dev.treering.events.facts.Fact;
import java.util.List;

/** What became of a command. A refusal is a value: it is expected, and it says why. */
public sealed interface Outcome {

    /**
     * It was decided, and its facts are durable.
     *
     * @param facts empty when things were so already
     * @param position of the newest fact it made; without facts, up to where the log had been read, -1 for an empty log
     */
    record Decided(List<Fact> facts, long position) implements Outcome {
        public Decided {
            facts = List.copyOf(facts);
        }
    }

    /** It was refused; nothing changed. {@code detail} says what was wrong and what is allowed. */
    record Refused(Rejection rejection, String detail) implements Outcome {}
}

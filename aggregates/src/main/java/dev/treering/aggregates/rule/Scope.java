package dev.treering.aggregates.rule;

import dev.treering.events.facts.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts a decision rests on. A decision holds only if none of them was added meanwhile, so the scope is the rule's
 * boundary of consistency: as wide as the rule, and no wider.
 *
 * @param own whose story the decision continues
 * @param clauses a fact belongs to the scope if it belongs to any of them
 */
public record Scope(Subject own, List<Clause> clauses) {

    /** Facts about a subject; of this type, or of one of the records below it when it is a sealed family. */
    public record Clause(Subject subject, Class<? extends Fact> type) {}

    public Scope {
        clauses = List.copyOf(clauses);
    }

    /** The subject's own story: its facts of this family. */
    public static Scope story(Subject subject, Class<? extends Fact> family) {
        return new Scope(subject, List.of(new Clause(subject, family)));
    }

    /** The same, and the facts of this type about another subject. */
    public Scope and(Subject subject, Class<? extends Fact> type) {
        var wider = new ArrayList<>(clauses);
        wider.add(new Clause(subject, type));
        return new Scope(own, wider);
    }
}

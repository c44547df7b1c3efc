package dev.treering.aggregates.rule;

import dev.treering.events.facts.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The facts a decision rests on. A decision holds only if none of them was added meanwhile, so the scope is the rule's
 * boundary of consistency: as wide as the rule, and no wider.
 *
 * @param own whose story the decision continues
 * @param clauses a fact belongs to the scope if it belongs to any of them
 */
public record Scope(Subject own, List<Clause> clauses) {

    /** Facts about a subject, of any of these types; a sealed type stands for all below it. */
    public record Clause(Subject subject, Set<Class<? extends Fact>> types) {
        public Clause {
            types = Set.copyOf(types);
        }

        /** The record types meant, without the sealed ones above them. */
        public Set<Class<? extends Fact>> records() {
            var records = new LinkedHashSet<Class<? extends Fact>>();
            types.forEach(type -> addRecords(type, records));
            return records;
        }

        private static void addRecords(Class<? extends Fact> type, Collection<Class<? extends Fact>> into) {
            if (type.isSealed()) {
                Stream.of(type.getPermittedSubclasses()).forEach(below -> addRecords(below.asSubclass(Fact.class), into));
            } else {
                into.add(type);
            }
        }
    }

    public Scope {
        clauses = List.copyOf(clauses);
    }

    /** The subject's own story: its facts of this family. */
    public static Scope story(Subject subject, Class<? extends Fact> family) {
        return new Scope(subject, List.of(new Clause(subject, Set.of(family))));
    }

    /** The same, and the facts of this type about another subject. */
    public Scope and(Subject subject, Class<? extends Fact> type) {
        var wider = new ArrayList<>(clauses);
        wider.add(new Clause(subject, Set.of(type)));
        return new Scope(own, wider);
    }
}

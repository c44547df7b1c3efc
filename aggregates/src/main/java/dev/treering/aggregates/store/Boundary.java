package dev.treering.aggregates.store;

import java.util.Collection;
import java.util.List;

/**
 * Which facts a decision rests on: those that any of the clauses covers. A dynamic consistency boundary
 * (<a href="https://dcb.events/specification/">dcb.events</a>): it may be as narrow as one app or as wide as a name.
 */
public record Boundary(List<Clause> clauses) {

    /** Refuses a boundary without clauses: it would cover nothing, and a condition on it would guard nothing. */
    public Boundary {
        clauses = List.copyOf(clauses);
        if (clauses.isEmpty()) {
            throw new IllegalArgumentException("a boundary needs a clause");
        }
    }

    /** Whether a fact with this type and these tags lies within. */
    public boolean covers(String type, Collection<String> tags) {
        for (Clause clause : clauses) {
            if (clause.covers(type, tags)) {
                return true;
            }
        }
        return false;
    }
}

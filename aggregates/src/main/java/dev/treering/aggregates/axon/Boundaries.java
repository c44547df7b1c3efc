package dev.treering.aggregates.axon;

import dev.treering.aggregates.rule.Scope;
import dev.treering.aggregates.store.Boundary;
import dev.treering.aggregates.store.Clause;
import dev.treering.aggregates.store.Condition;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;

/** The same thing in three languages: a rule's scope, Axon's criteria, the store's boundary. */
final class Boundaries {

    private Boundaries() {}

    static EventCriteria criteria(Scope scope) {
        return EventCriteria.either(scope.clauses().stream()
                .map(clause -> EventCriteria.havingTags(new Tag(
                                clause.subject().kind(), clause.subject().id()))
                        .andBeingOneOfTypes(FactTypes.names(clause.type())))
                .collect(Collectors.toSet()));
    }

    static Boundary boundary(EventCriteria criteria) {
        return new Boundary(criteria.flatten().stream().map(Boundaries::clause).toList());
    }

    private static Clause clause(EventCriterion criterion) {
        return new Clause(
                criterion.tags().stream()
                        .map(tag -> tag.key() + ":" + tag.value())
                        .collect(Collectors.toCollection(TreeSet::new)),
                criterion.types().stream().map(QualifiedName::name).collect(Collectors.toSet()));
    }

    /** Empty when the append rests on nothing. */
    static Optional<Condition> condition(AppendCondition condition) {
        return condition.criteria().hasCriteria()
                        && !condition.consistencyMarker().equals(ConsistencyMarker.INFINITY)
                ? Optional.of(new Condition(boundary(condition.criteria()), position(condition.consistencyMarker())))
                : Optional.empty();
    }

    static ConsistencyMarker marker(long position) {
        return new GlobalIndexConsistencyMarker(position);
    }

    static long position(ConsistencyMarker marker) {
        return GlobalIndexConsistencyMarker.position(marker);
    }
}

package dev.treering.projections.metering;

import dev.treering.events.facts.LoggedFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Steps of one lane, each with the fact that says so. For use within one method at a time. */
final class StepLine {

    private final TreeMap<Step, Edge> steps = new TreeMap<>();

    void put(Step step, LoggedFact cause, String what) {
        steps.put(step, new Edge(step.heldAt(), cause, what));
    }

    /** The step in force at an instant; empty before the first. */
    Optional<Step> at(long instant) {
        return last(instant).map(Map.Entry::getKey);
    }

    Optional<Edge> edgeAt(long instant) {
        return last(instant).map(Map.Entry::getValue);
    }

    Optional<Step> first() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.firstKey());
    }

    List<Edge> edges() {
        return List.copyOf(steps.values());
    }

    private Optional<Map.Entry<Step, Edge>> last(long instant) {
        return Optional.ofNullable(steps.floorEntry(Step.to(false, instant, Long.MAX_VALUE)));
    }
}

package dev.treering.projections.metering;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.LoggedFact;
import java.util.Optional;

/**
 * A run of a dyno with the facts it is known from.
 *
 * @param sighting the strongest
 * @param begun tells of its beginning: its start where that was told, otherwise the end that carries it
 * @param told the strongest fact
 */
record KnownRun(Sighting sighting, LoggedFact begun, LoggedFact told) {

    static KnownRun of(Sighting sighting, LoggedFact fact) {
        return new KnownRun(sighting, fact, fact);
    }

    /** With another fact about the same run. */
    KnownRun and(Sighting other, LoggedFact fact) {
        boolean isStart = fact.fact() instanceof DynoFact.Started && !(begun.fact() instanceof DynoFact.Started);
        LoggedFact begins = isStart ? fact : begun;
        return other.isStrongerThan(sighting)
                ? new KnownRun(other, begins, fact)
                : new KnownRun(sighting, begins, told);
    }

    /** Its beginning, at the instant it counts from. */
    Edge begin() {
        return new Edge(sighting.countsFrom(), begun, name() + " started");
    }

    /** Its end; empty while none is known. */
    Optional<Edge> end() {
        return switch (told.fact()) {
            case DynoFact.Stopped stopped ->
                Optional.of(new Edge(sighting.endedAt(), told, name() + " stopped: " + stopped.reason()));
            case DynoFact.Lost lost ->
                Optional.of(new Edge(sighting.endedAt(), told, name() + " seen last, lost: " + lost.reason()));
            default -> Optional.empty();
        };
    }

    String name() {
        return ((DynoFact) told.fact()).dyno().name();
    }
}

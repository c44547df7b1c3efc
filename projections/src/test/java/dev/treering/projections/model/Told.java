package dev.treering.projections.model;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fact and when it held, not yet in its place in a log. */
record Told(Instant heldAt, Fact fact) {

    /** A log of facts told in this order. Positions count from 0. */
    static List<LoggedFact> log(List<Told> told) {
        var log = new ArrayList<LoggedFact>();
        for (Told one : told) {
            log.add(one.at(log.size()));
        }
        return log;
    }

    /** Its identity matters to nobody: the store has seen to that. */
    LoggedFact at(long position) {
        return new LoggedFact(position, new FactId("test", "f" + position), heldAt, Instant.EPOCH, Map.of(), fact);
    }
}

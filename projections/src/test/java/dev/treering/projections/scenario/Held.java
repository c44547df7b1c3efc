package dev.treering.projections.scenario;

import dev.treering.events.facts.Fact;
import java.time.Instant;

/** A fact and when it held. */
public record Held(Instant at, Fact fact) {

    public static Held at(String instant, Fact fact) {
        return new Held(Instant.parse(instant), fact);
    }
}

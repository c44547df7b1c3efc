package dev.treering.events.facts;

import java.time.Instant;

/** What was seen of a cluster as a whole. */
public sealed interface ClusterFact extends Fact.Global {

    /** The cluster could not be observed between two instants. Evidence only: what it cost is said dyno by dyno. */
    record ObservationGap(String cluster, Instant from, Instant to, String cause) implements ClusterFact {
        public ObservationGap {
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("to " + to + " is before from " + from);
            }
        }
    }
}

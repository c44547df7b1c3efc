package dev.treering.runtime.observe;

import dev.treering.events.log.Submission;
import dev.treering.runtime.observe.PodSighting.PodKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What something seen means.
 *
 * @param facts what is to be said to the log, in order
 * @param release a pod that may go once the log has them
 */
record Tracked(List<Submission> facts, Optional<PodKey> release) {

    static final Tracked NOTHING = new Tracked(List.of(), Optional.empty());

    Tracked {
        facts = List.copyOf(facts);
    }

    static Tracked of(List<Submission> facts) {
        return new Tracked(facts, Optional.empty());
    }

    Tracked then(Tracked next) {
        return new Tracked(Stream.concat(facts.stream(), next.facts.stream()).toList(), next.release.or(() -> release));
    }
}

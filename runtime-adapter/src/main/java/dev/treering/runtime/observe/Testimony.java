package dev.treering.runtime.observe;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.log.Appended;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.Submission;
import dev.treering.runtime.observe.PodSighting.PodKey;
import dev.treering.runtime.trouble.Troubles;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes facts durable, however long the log takes. For one thread.
 *
 * <p>A fact that the log will never take is given up, and stays a trouble until the process ends; its pod is kept, since it is all
 * that is left to bill from.
 */
final class Testimony {

    private static final Logger LOG = LoggerFactory.getLogger(Testimony.class);

    private final FactLog log;
    private final Insistence insistence;
    private final Troubles troubles;
    private final Set<String> refused = new HashSet<>(); // by pod

    Testimony(FactLog log, Insistence insistence, Troubles troubles) {
        this.log = log;
        this.insistence = insistence;
        this.troubles = troubles;
    }

    /** Says facts in order; returns when the log has all that it takes. Safe to repeat. */
    void say(List<Submission> facts) throws InterruptedException {
        if (facts.isEmpty()) {
            return;
        }
        var refusal = insistence.on("append facts", () -> refusalOf(facts));
        if (refusal.isEmpty()) {
            return;
        }
        if (facts.size() == 1) {
            giveUp(facts.getFirst(), refusal.get());
            return;
        }
        for (var alone : facts) { // one that is refused must not keep out the others
            say(List.of(alone));
        }
    }

    /** Whether nothing that was said of this pod was refused. */
    boolean mayGo(PodKey pod) {
        return !refused.contains(pod.uid());
    }

    private Optional<IllegalArgumentException> refusalOf(List<Submission> facts) {
        List<Appended> outcomes;
        try {
            outcomes = log.append(facts);
        } catch (IllegalArgumentException e) { // asking again gives the same answer
            return Optional.of(e);
        }
        for (int i = 0; i < facts.size(); i++) {
            Submission fact = facts.get(i);
            switch (outcomes.get(i)) {
                case Appended.Accepted _, Appended.Duplicate _ -> {}
                case Appended.Conflict(var position, var problem) ->
                    // said before, and otherwise: the log does not change its mind, and what it has is good enough to
                    // go on
                    LOG.error("{} stands at {} with other content: {}", fact.id(), position, problem);
                case Appended.Refused(var problem) -> giveUp(fact, new IllegalArgumentException(problem));
            }
        }
        return Optional.empty();
    }

    private void giveUp(Submission fact, IllegalArgumentException why) {
        LOG.error("the log refuses {}; its pod is kept until somebody looks: {}", fact.id(), fact.fact(), why);
        troubles.has("refused fact " + fact.id().id(), why);
        if (fact.fact() instanceof DynoFact ofDyno) {
            refused.add(ofDyno.dyno().run().pod());
        }
    }
}

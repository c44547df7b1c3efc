package dev.treering.aggregates.store;

import dev.treering.events.log.Submission;

/** A submission, weighed: a fact that the store can carry, or why it cannot. */
sealed interface Offer {

    record Fit(NewFact fact) implements Offer {}

    record Unfit(String problem) implements Offer {}

    static Offer of(Submission submission) {
        try {
            return new Fit(NewFact.of(submission));
        } catch (IllegalArgumentException e) {
            return new Unfit(String.valueOf(e.getMessage()));
        }
    }
}

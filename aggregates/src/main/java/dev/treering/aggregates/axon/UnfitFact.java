package dev.treering.aggregates.axon;

/** A decided fact that the store does not take because of what the asker put into it: too large, or an extension amiss. */
final class UnfitFact extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnfitFact(IllegalArgumentException reason) {
        super(reason.getMessage(), reason);
    }
}

package dev.treering.aggregates.store;

/** An archive that this store cannot take as it is. The message says why. */
final class NotRestorable extends Exception {

    private static final long serialVersionUID = 1;

    NotRestorable(String problem) {
        super(problem);
    }
}

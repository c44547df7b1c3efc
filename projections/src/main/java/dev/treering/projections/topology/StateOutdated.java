package dev.treering.projections.topology;

/** The ledger's state is in a form that this program cannot go on from; the message says where, which, and what is in the way. */
public final class StateOutdated extends RuntimeException {

    private static final long serialVersionUID = 1;

    StateOutdated(String message) {
        super(message);
    }
}

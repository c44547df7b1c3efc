package dev.treering.projections.readmodel.replay;

/** A replay is under way on this database, by this process or another. */
public final class AnotherReplay extends RuntimeException {

    private static final long serialVersionUID = 1;

    AnotherReplay() {
        super("a replay is under way on this database");
    }
}

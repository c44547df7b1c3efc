package dev.treering.projections.readmodel.replay;

/** Is told how far a replay has come; by several threads at once. */
@FunctionalInterface
public interface ReplayProgress {

    /** Says nothing to anyone. */
    ReplayProgress NONE = (stage, done, of) -> {};

    /** What a replay does one after the other. */
    enum Stage {
        /** Reads the topics; counted in their offsets, of which a few carry no record. */
        BUILDING,
        /** Compares the tables; counted in tables. From now on the old set takes nothing in, and answers. */
        COMPARING
    }

    void at(Stage stage, long done, long of);
}

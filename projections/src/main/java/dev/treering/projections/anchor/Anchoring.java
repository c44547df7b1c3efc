package dev.treering.projections.anchor;

/** What became of handing a checkpoint to an anchor. */
public sealed interface Anchoring {

    /**
     * It is kept.
     *
     * @param before whether it was kept already
     */
    record Kept(Anchored anchored, boolean before) implements Anchoring {}

    /** Another checkpoint of that size is kept: one of the two is of another history. Nothing was changed. */
    record Contradicted(Anchored kept) implements Anchoring {}
}

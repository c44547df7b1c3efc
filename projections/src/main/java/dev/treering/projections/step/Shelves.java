package dev.treering.projections.step;

/** Where a stage gets its shelves from. */
public interface Shelves {

    /** The shelf of this name, as it was left. */
    <V> Shelf<V> open(ShelfSpec<V> spec);
}

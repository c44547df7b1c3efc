package dev.treering.projections.step;

/**
 * A shelf a stage needs.
 *
 * @param name unique among all stages; also the name of the store behind it
 * @param codec bytes of a value
 */
public record ShelfSpec<V>(String name, ShelfCodec<V> codec) {}

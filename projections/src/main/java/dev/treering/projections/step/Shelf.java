package dev.treering.projections.step;

import java.util.List;
import java.util.Optional;

/**
 * What a stage remembers: values at ordered keys. In memory for replay, a Kafka Streams store when live; the stage cannot tell.
 * Values are immutable. For use by one thread.
 */
public interface Shelf<V> {

    Optional<V> get(Key key);

    /** Puts a value in place of whatever was there. */
    void put(Key key, V value);

    /** Takes a value away; nothing happens when there is none. */
    void delete(Key key);

    /** What stands from a key, inclusive, to another, exclusive, in order, as it was when asked: it may be written to meanwhile. */
    List<Held<V>> range(Key from, Key to);

    /** What begins with a prefix, in order. */
    default List<Held<V>> under(Key prefix) {
        return range(prefix, prefix.end());
    }

    /** A value and its place. */
    record Held<V>(Key key, V value) {}
}

package dev.treering.projections.tlog;

/**
 * Something in a log that is not what it should be.
 *
 * @param place the file, and the hash or entry within it where there is one
 * @param expected what belongs there, in words or as a hash
 * @param found what is there instead
 */
public record Damage(String place, String expected, String found) {

    @Override
    public String toString() {
        return place + ": expected " + expected + ", found " + found;
    }
}

package dev.treering.events.vocabulary;

/** The published name of a dyno size, such as dyno-1c-4gb; the SKU of dyno time. */
public record DynoSize(String value) implements Comparable<DynoSize> {

    public DynoSize {
        Text.id("size", value);
    }

    @Override
    public int compareTo(DynoSize other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

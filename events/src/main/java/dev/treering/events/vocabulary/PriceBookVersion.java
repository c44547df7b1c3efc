package dev.treering.events.vocabulary;

/** One immutable version of a price book. Versions count from 1. */
public record PriceBookVersion(String id, int version) implements Comparable<PriceBookVersion> {

    public PriceBookVersion {
        Text.id("priceBook", id);
        if (version < 1) {
            throw new IllegalArgumentException("version is " + version + "; allowed is 1 or more");
        }
    }

    @Override
    public int compareTo(PriceBookVersion other) {
        int byId = id.compareTo(other.id);
        return byId != 0 ? byId : Integer.compare(version, other.version);
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}

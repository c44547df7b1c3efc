package dev.treering.events.vocabulary;

/** A back-bill case of an account. Never reused. */
public record CaseId(String value) implements Comparable<CaseId> {

    public CaseId {
        Text.id("case", value);
    }

    @Override
    public int compareTo(CaseId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

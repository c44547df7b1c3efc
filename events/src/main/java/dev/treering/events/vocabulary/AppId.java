package dev.treering.events.vocabulary;

/** An app, for ever: an id is never reused, and a renamed app keeps it. */
public record AppId(String value) implements Comparable<AppId> {

    public AppId {
        Text.id("app", value);
    }

    @Override
    public int compareTo(AppId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

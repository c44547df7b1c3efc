package dev.treering.events.facts;

/**
 * What names a fact for ever, as in CloudEvents: who says so and which of its sayings. The same pair again is a duplicate if
 * the content is the same, and a conflict if it is not.
 */
public record FactId(String source, String id) {

    public FactId {
        if (source.isBlank()) {
            throw new IllegalArgumentException("source is empty");
        }
        if (id.isBlank()) {
            throw new IllegalArgumentException("id is empty");
        }
    }

    @Override
    public String toString() {
        return source + " " + id;
    }
}

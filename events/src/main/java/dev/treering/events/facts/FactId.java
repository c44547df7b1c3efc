package dev.treering.events.facts;

/**
 * What names a fact for ever, as in CloudEvents: who says so and which of its sayings. The same pair again is a duplicate if
 * the content is the same, and a conflict if it is not. Both parts have at most {@value #LONGEST} characters and nothing
 * unprintable, so that any store can keep them as they are.
 */
public record FactId(String source, String id) {

    /** Characters of a source, and of an id. */
    public static final int LONGEST = 255;

    public FactId {
        check("source", source);
        check("id", id);
    }

    private static void check(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException(what + " has " + value.length() + " characters; allowed are " + LONGEST);
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException(what + " contains a control character");
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(what + " is not valid Unicode");
            }
        }
    }

    /** Whether this installation decided or observed the fact itself; otherwise somebody else told it. */
    public boolean isDecidedHere() {
        return source.startsWith("treering/");
    }

    @Override
    public String toString() {
        return source + " " + id;
    }
}

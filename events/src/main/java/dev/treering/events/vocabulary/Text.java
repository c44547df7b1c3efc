package dev.treering.events.vocabulary;

/** Checks of text that several values share. */
final class Text {

    private static final int LONGEST_ID = 255;

    private Text() {}

    /** An id: not blank, at most 255 characters, nothing unprintable. Throws {@link IllegalArgumentException} otherwise. */
    static String id(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        if (value.length() > LONGEST_ID) {
            throw new IllegalArgumentException(
                    what + " has " + value.length() + " characters; allowed are " + LONGEST_ID);
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " contains a control character");
        }
        return value;
    }
}

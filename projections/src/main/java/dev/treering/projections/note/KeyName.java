package dev.treering.projections.note;

/** What a key may be called: something, without Unicode spaces and without a plus; by custom a web address without its scheme. */
final class KeyName {

    private static final int NEXT_LINE = 0x85;

    private KeyName() {}

    static boolean isValid(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(KeyName::isForbidden);
    }

    static void require(String name) {
        if (!isValid(name)) {
            throw new IllegalArgumentException(
                    "a key's name has at least one character, no space and no plus: " + name);
        }
    }

    private static boolean isForbidden(int c) {
        return c == '+' || c < ' ' || c == NEXT_LINE || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}

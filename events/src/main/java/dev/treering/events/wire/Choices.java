package dev.treering.events.wire;

import java.util.Arrays;

/** Words of a fixed set as text. */
final class Choices {

    private Choices() {}

    /** The one named; throws {@link IllegalArgumentException} that names all of them otherwise. */
    static <E extends Enum<E>> E of(String what, Class<E> words, String text) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        throw new IllegalArgumentException(what + " is " + Quoted.of(text) + "; allowed are "
                + String.join(
                        ", ",
                        Arrays.stream(words.getEnumConstants()).map(Enum::name).toList()));
    }
}

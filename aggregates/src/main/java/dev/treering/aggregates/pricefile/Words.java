package dev.treering.aggregates.pricefile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Choices as files spell them: in small letters, with hyphens. */
final class Words {

    private Words() {}

    /** The choice of this word. Throws {@link IllegalArgumentException} with the choices there are. */
    static <E extends Enum<E>> E choice(String what, Class<E> choices, String word) {
        for (E choice : choices.getEnumConstants()) {
            if (of(choice).equals(word)) {
                return choice;
            }
        }
        throw unknown(what, word, all(choices));
    }

    static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> List<String> all(Class<E> choices) {
        return Stream.of(choices.getEnumConstants()).map(Words::of).toList();
    }

    /** What is said of a word that is none of those that are allowed. */
    static IllegalArgumentException unknown(String what, String word, List<String> allowed) {
        return new IllegalArgumentException(
                what + " is '" + word + "'; " + suggestion(word, allowed) + verb(allowed) + String.join(", ", allowed));
    }

    /** A question in passing where one of the words is near, or nothing. */
    static String suggestion(String word, List<String> known) {
        return Nearest.of(word, known)
                .map(near -> "did you mean " + near + "? ")
                .orElse("");
    }

    private static String verb(List<String> allowed) {
        return allowed.size() == 1 ? "allowed is " : "allowed are ";
    }
}

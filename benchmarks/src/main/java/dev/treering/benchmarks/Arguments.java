package dev.treering.benchmarks;

import java.util.ArrayDeque;
import java.util.List;

/** The words of a command line, taken one after the other. What cannot be taken is an {@link IllegalArgumentException}. */
final class Arguments {

    private final ArrayDeque<String> words;

    Arguments(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The next word, which must be there. */
    String next() {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a value is missing");
        }
        return words.remove();
    }

    /** The next word as a number from 1 on. */
    int number() {
        int number = Integer.parseInt(next());
        if (number < 1) {
            throw new IllegalArgumentException("allowed is 1 or more");
        }
        return number;
    }
}

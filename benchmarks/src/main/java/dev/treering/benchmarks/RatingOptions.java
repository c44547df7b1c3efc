package dev.treering.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * What is to be measured of rating.
 *
 * @param many how many small subscriptions
 * @param pointsOfMany each of them has
 * @param large how many large ones
 * @param pointsOfLarge each of them has
 * @param rounds of every measurement
 * @param json whether the figures are for a machine
 * @param profile whether it is sampled where the time goes, which costs some of it
 */
record RatingOptions(
        int many, int pointsOfMany, int large, int pointsOfLarge, int rounds, boolean json, boolean profile) {

    static final String USAGE = "usage: run rating [--rounds N] [--json] [--profile]";

    static RatingOptions standard() {
        return new RatingOptions(2_000, 720, 5, 20_000, 7, false, false);
    }

    RatingOptions withRounds(int number) {
        return new RatingOptions(many, pointsOfMany, large, pointsOfLarge, number, json, profile);
    }

    /** The options in these words; empty when they are none. */
    static Optional<RatingOptions> parse(List<String> arguments) {
        var words = new Arguments(arguments);
        RatingOptions options = standard();
        try {
            if (!words.next().equals("rating")) {
                return Optional.empty();
            }
            while (!words.isEmpty()) {
                options = options.with(words.next(), words);
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(options);
    }

    private RatingOptions with(String word, Arguments words) {
        return switch (word) {
            case "--rounds" -> withRounds(words.number());
            case "--json" -> new RatingOptions(many, pointsOfMany, large, pointsOfLarge, rounds, true, profile);
            case "--profile" -> new RatingOptions(many, pointsOfMany, large, pointsOfLarge, rounds, json, true);
            default -> throw new IllegalArgumentException(word);
        };
    }
}

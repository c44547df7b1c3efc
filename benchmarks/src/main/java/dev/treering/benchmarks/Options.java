package dev.treering.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param facts CloudEvents, one a line, gzipped; {@code prices.json} lies beside it
 * @param copies of every account
 * @param rounds of every measurement
 * @param json whether the figures are for a machine
 * @param profile whether it is sampled where the time goes, which costs some of it
 */
record Options(Path facts, int copies, int rounds, boolean json, boolean profile) {

    static final String USAGE = "usage: run replay [--facts FILE] [--copies N] [--rounds N] [--json] [--profile]";

    static Options standard() {
        Path shared = Path.of(System.getProperty("treering.shared", "../shared"));
        return new Options(shared.resolve("data/openb/events.jsonl.gz").normalize(), 30, 3, false, false);
    }

    Options withCopies(int number) {
        return new Options(facts, number, rounds, json, profile);
    }

    Options withRounds(int number) {
        return new Options(facts, copies, number, json, profile);
    }

    /** The options in these words; empty when they are none. */
    static Optional<Options> parse(List<String> arguments) {
        var words = new Arguments(arguments);
        Options options = standard();
        try {
            if (!words.next().equals("replay")) {
                return Optional.empty();
            }
            while (!words.isEmpty()) {
                String word = words.next();
                options = switch (word) {
                    case "--facts" ->
                        new Options(
                                Path.of(words.next()), options.copies, options.rounds, options.json, options.profile);
                    case "--copies" -> options.withCopies(words.number());
                    case "--rounds" -> options.withRounds(words.number());
                    case "--json" -> new Options(options.facts, options.copies, options.rounds, true, options.profile);
                    case "--profile" -> new Options(options.facts, options.copies, options.rounds, options.json, true);
                    default -> throw new IllegalArgumentException(word);
                };
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(options);
    }
}

package dev.treering.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * What is to be measured of invoicing.
 *
 * @param few accounts of the small run
 * @param many accounts of the large run
 * @param rounds of every measurement
 * @param json whether the figures are for a machine
 */
record InvoiceOptions(int few, int many, int rounds, boolean json) {

    static final String USAGE = "usage: run invoices [--rounds N] [--json]";

    static InvoiceOptions standard() {
        return new InvoiceOptions(1_000, 10_000, 3, false);
    }

    /** The options in these words; empty when they are none. */
    static Optional<InvoiceOptions> parse(List<String> arguments) {
        var words = new Arguments(arguments);
        InvoiceOptions options = standard();
        try {
            if (!words.next().equals("invoices")) {
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

    private InvoiceOptions with(String word, Arguments words) {
        return switch (word) {
            case "--rounds" -> new InvoiceOptions(few, many, words.number(), json);
            case "--json" -> new InvoiceOptions(few, many, rounds, true);
            default -> throw new IllegalArgumentException(word);
        };
    }
}

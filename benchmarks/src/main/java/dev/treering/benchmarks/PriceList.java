package dev.treering.benchmarks;

import dev.treering.aggregates.pricefile.PriceBookFile;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The price book that a trace is billed by: a file of the monthly price in USD of every size. */
final class PriceList {

    private static final Instant PUBLISHED = Instant.parse("2026-01-01T00:00:00Z");

    private PriceList() {}

    /** The publication of price book {@code openb}, version 1, with the file's prices. */
    static Submission read(Path pricesJson) throws IOException {
        var yaml = new StringBuilder("id: openb\nversion: 1\ncurrency: USD\neffectiveFrom: 2026-01-01\nitems:\n");
        JsonMapper.shared()
                .readTree(pricesJson)
                .properties()
                .forEach(price -> yaml.append("  - sku: ")
                        .append(price.getKey())
                        .append("\n    price: { model: calendar-prorated, amount: \"")
                        .append(price.getValue().asString())
                        .append("\", per: month }\n"));
        return switch (PriceBookFile.parse(yaml.toString())) {
            case PriceBookFile.Parsed.Valid(var book) ->
                new Submission(new FactId("benchmarks", book.book().toString()), PUBLISHED, book, Map.of());
            case PriceBookFile.Parsed.Invalid(var problems) -> throw new IOException(pricesJson + ": " + problems);
        };
    }
}

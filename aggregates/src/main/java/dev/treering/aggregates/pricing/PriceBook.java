package dev.treering.aggregates.pricing;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForPriceBook.Publish;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.vocabulary.Hash;
import java.util.Map;
import java.util.TreeMap;

/**
 * A price book: its published versions, each immutable.
 *
 * @param versions content by version number
 */
record PriceBook(Map<Integer, Hash> versions) {

    static final PriceBook UNPUBLISHED = new PriceBook(Map.of());

    PriceBook {
        versions = Map.copyOf(versions);
    }

    /** What was published first under a version stays. */
    PriceBook evolve(Fact fact) {
        if (!(fact instanceof BookPublished published)) {
            return this;
        }
        var next = new TreeMap<>(versions);
        next.putIfAbsent(published.book().version(), published.contentHash());
        return new PriceBook(next);
    }

    Decision decide(Publish command) {
        var book = command.book();
        var published = versions.get(book.book().version());
        if (published == null) {
            return Decision.of(book);
        }
        return published.equals(book.contentHash())
                ? nothingToDo()
                : refused(
                        Rejection.PRICE_BOOK_IMMUTABLE,
                        "price book " + book.book() + " is published with content " + published + ", not "
                                + book.contentHash() + "; other prices need a new version");
    }
}

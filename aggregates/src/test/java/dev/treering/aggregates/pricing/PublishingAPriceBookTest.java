package dev.treering.aggregates.pricing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.aggregates.decision.Command.ForPriceBook.Publish;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishingAPriceBookTest {

    private final DecisionFixture books = DecisionFixture.of(PricingRules.ALL);

    private static BookPublished book(int version, String source) {
        return book(version, source, Hash.of(source.getBytes(UTF_8)));
    }

    private static BookPublished book(int version, String source, Hash hash) {
        return new BookPublished(
                new PriceBookVersion("list", version),
                Currency.getInstance("USD"),
                LocalDate.parse("2026-01-01"),
                List.of(),
                hash,
                source);
    }

    @Test
    void a_book_is_published() {
        books.when(new Publish(book(1, "cheap"))).then(book(1, "cheap"));
    }

    @Test
    void the_same_content_again_is_nothing_new() {
        books.given(book(1, "cheap")).when(new Publish(book(1, "cheap"))).thenNothing();
    }

    @Test
    void what_is_published_never_changes() {
        books.given(book(1, "cheap"), book(2, "dear"))
                .when(new Publish(book(1, "dear")))
                .thenRefused(Rejection.PRICE_BOOK_IMMUTABLE, "list@1", "new version");
    }

    @Test
    void other_prices_are_a_new_version() {
        books.given(book(1, "cheap")).when(new Publish(book(2, "dear"))).then(book(2, "dear"));
    }

    @Test
    void the_hash_must_vouch_for_the_source() {
        books.when(new Publish(book(1, "cheap", Hash.NONE))).thenRefused(Rejection.MALFORMED, "contentHash");
    }
}

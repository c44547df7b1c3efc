package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.credit;
import static dev.treering.projections.statements.Books.rate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact.CreditGranted;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.PriceFact.FxRateFixed;
import dev.treering.events.fixture.Examples;
import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What statements remember reads back as it was written. */
class StatementStateTest {

    @Test
    void a_book_of_every_price_model_is_kept_without_its_file() {
        BookPublished published = Examples.facts().stream()
                .filter(BookPublished.class::isInstance)
                .map(BookPublished.class::cast)
                .findFirst()
                .orElseThrow();

        Book book = again(Book.CODEC, Book.of(published));

        assertThat(book.terms()).isEqualTo(published.terms());
        assertThat(book.currency()).isEqualTo(published.currency());
        assertThat(book.items().values()).containsExactlyInAnyOrderElementsOf(published.items());
        assertThat(book.published().source()).isEmpty();
        assertThat(book.item(new Sku("not-in-the-book"))).isEmpty();
    }

    @Test
    void levels_and_counters_are_kept_whole() {
        var month = MonthUsage.NONE
                .with(1, Metered.level(new Usage(6, 5, 4, 3, 2, 1), 7))
                .with(2, Metered.level(Usage.NONE, 0))
                .with(3, Metered.counter(new Count(new BigDecimal("-12.500"), 3, new BigDecimal("8.25"))))
                .with(31, Metered.counter(Count.NONE));

        assertThat(again(MonthUsage.CODEC, month)).isEqualTo(month);
    }

    @Test
    void credits_keep_what_is_left_and_those_that_are_used_up() {
        Credits credits = Credits.NONE
                .with((CreditGranted) credit("gone", "10", "2026-01-01", ""), 4)
                .with((CreditGranted) credit("left", "10.50", "2026-01-01", "2026-06-01"), 5)
                .less(Sorted.with(
                        Sorted.with(Sorted.empty(), "gone", new BigDecimal("10.00")), "left", BigDecimal.ONE));

        Credits read = again(Credits.CODEC, credits);

        assertThat(read).isEqualTo(credits);
        assertThat(read.byName()).containsOnlyKeys("gone", "left");
        assertThat(read.balances())
                .singleElement()
                .satisfies(left -> assertThat(left.left()).isEqualTo("9.50"));
    }

    @Test
    void rates_are_kept_with_their_days_and_sources() {
        Rates rates = Rates.NONE
                .with((FxRateFixed) rate("EUR", "USD", "1.0832", "2026-01-01"), 4)
                .with((FxRateFixed) rate("EUR", "USD", "1.2", "2026-02-01"), 5);

        assertThat(again(Rates.CODEC, rates)).isEqualTo(rates);
    }

    private static <V> V again(ShelfCodec<V> codec, V value) {
        return codec.decode(codec.encode(value));
    }
}

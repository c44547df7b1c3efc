package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.budget;
import static dev.treering.projections.statements.Books.credit;
import static dev.treering.projections.statements.Books.rate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact.BudgetSet;
import dev.treering.events.facts.AccountFact.CreditGranted;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.PriceFact.FxRateFixed;
import dev.treering.events.fixture.Examples;
import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    @Test
    void a_budget_keeps_what_was_told() {
        Budget budget = Budget.of((BudgetSet) budget("10.50", 50, 100), 4)
                .told(YearMonth.of(2026, 4), List.of(50, 100))
                .told(YearMonth.of(2026, 5), List.of(50));

        assertThat(again(Budget.CODEC, budget)).isEqualTo(budget);
    }

    @Test
    void what_was_stated_is_kept_line_by_line_without_names() {
        List<StatementLine> examples = Examples.entries().stream()
                .filter(StatementIssued.class::isInstance)
                .flatMap(entry -> ((StatementIssued) entry).lines().stream())
                .map(StatementStateTest::withoutName)
                .toList();
        var lines = new ArrayList<>(examples);
        examples.forEach(line -> lines.add(bare(line)));
        var stated = new StatedLines(List.copyOf(lines), Sorted.with(Sorted.empty(), "gift", new BigDecimal("3.50")));

        assertThat(examples).isNotEmpty();
        assertThat(again(StatedLines.CODEC, stated)).isEqualTo(stated);
    }

    /** As a credit's line is: without a book, a price and a tax. */
    private static StatementLine bare(StatementLine line) {
        return new StatementLine(
                LineKind.CREDIT,
                new Resource(ResourceKind.ACCOUNT, "", "gift", new Sku("credit")),
                "",
                Usage.NONE,
                0,
                BigDecimal.ONE,
                "credit",
                Optional.empty(),
                Optional.empty(),
                line.listAmount().negate(),
                line.amount().negate(),
                Optional.empty(),
                "");
    }

    private static StatementLine withoutName(StatementLine line) {
        return new StatementLine(
                line.kind(),
                line.resource(),
                "",
                line.usage(),
                line.billedMs(),
                line.quantity(),
                line.unit(),
                line.book(),
                line.unitPrice(),
                line.listAmount(),
                line.amount(),
                line.tax(),
                line.detail());
    }

    private static <V> V again(ShelfCodec<V> codec, V value) {
        return codec.decode(codec.encode(value));
    }
}

package dev.treering.projections.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.facts.AccountFact.PriceBookAssigned;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.comparison.Supposed.SupposedBook;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.ledger.OpenbTrace;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 150 days of a real cluster: what would be is what a real run comes to, had the facts said so from the start. */
class OpenbWhatIfTest {

    private static final LocalDate ALWAYS = LocalDate.of(2026, 1, 1);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);

    private static List<LoggedFact> facts = List.of();
    private static BookPublished own;
    private static BookPublished dearer;

    @BeforeAll
    static void read_the_trace() {
        var found = OpenbTrace.find();
        assumeTrue(found.isPresent(), "skipped: no data/openb under the system property treering.shared");
        facts = found.get().facts();
        own = (BookPublished) facts.getFirst().fact();
        dearer = book(own, new PriceBookVersion("dearer", 7), item -> {
            var monthly = ((CalendarProrated) item.price()).monthly();
            return new PriceItem(
                    item.sku(), new CalendarProrated(monthly.multiply(new BigDecimal("1.37"))), item.terms());
        });
    }

    @Test
    void another_book_that_is_published_nowhere_comes_to_what_a_run_under_it_comes_to() {
        var changes = changes(supposed(Optional.of(new SupposedBook.Read(dearer)), Optional.empty()), facts);

        assertThat(would(changes)).hasSize(66).isEqualTo(run(under(dearer, _ -> true)));
        assertThat(was(changes)).isEqualTo(run(facts));
    }

    @ParameterizedTest
    @EnumSource(Basis.class)
    void another_basis_comes_to_what_a_run_under_books_that_name_it_comes_to(Basis basis) {
        var named = book(
                own,
                own.book(),
                item -> new PriceItem(item.sku(), item.price(), item.terms().with(basis)));

        var changes = changes(supposed(Optional.empty(), Optional.of(basis)), facts);

        assertThat(would(changes)).hasSize(66).isEqualTo(run(instead(facts, fact -> fact.equals(own) ? named : fact)));
        assertThat(changes.totals().firstEntry().getValue().difference().signum())
                .isEqualTo(basis == Basis.FORMATION ? 1 : 0); // nothing of the trace ran that was not asked for
    }

    @Test
    void from_a_month_on_the_months_before_it_are_left_alone_and_not_told_of() {
        var supposed = new Supposed(
                Optional.of(new SupposedBook.Read(dearer)),
                Optional.of(Basis.FORMATION),
                Optional.of(MARCH),
                Map.of(),
                true);
        var asked = book(
                dearer,
                dearer.book(),
                item -> new PriceItem(item.sku(), item.price(), item.terms().with(Basis.FORMATION)));
        var fromMarch = new ArrayList<LoggedFact>();
        for (LoggedFact fact : under(asked, _ -> false)) {
            fromMarch.add(fact);
            if (fact.fact() instanceof PriceBookAssigned assigned) {
                fromMarch.add(instead(fact, new PriceBookAssigned(assigned.account(), asked.book(), MARCH.atDay(1))));
            }
        }

        var changes = changes(supposed, facts);

        var expected = run(fromMarch);
        expected.keySet().removeIf(place -> place.contains("/2026-01") || place.contains("/2026-02"));
        assertThat(would(changes)).hasSizeBetween(20, 65).isEqualTo(expected);
    }

    @Test
    void a_published_book_is_found_by_its_id_and_another_is_not() {
        var known = new ArrayList<>(facts);
        known.addFirst(instead(facts.getFirst(), dearer));
        var sizes = sizes(known);

        assertThat(WhatIf.of(published("dearer", Optional.empty()), sizes)).isPresent();
        assertThat(WhatIf.of(published("dearer", Optional.of(7)), sizes)).isPresent();
        assertThat(WhatIf.of(published("dearer", Optional.of(6)), sizes)).isEmpty();
        assertThat(WhatIf.of(published("cheaper", Optional.empty()), sizes)).isEmpty();
    }

    @Test
    void what_the_book_has_no_price_for_has_a_reason_and_is_in_no_sum() {
        var sku = new Sku("dyno-32c-256gb");
        var less = new BookPublished(
                new PriceBookVersion("less", 1),
                own.currency(),
                own.effectiveFrom(),
                own.items().stream().filter(item -> !item.sku().equals(sku)).toList(),
                own.contentHash(),
                own.source());

        var changes = changes(supposed(Optional.of(new SupposedBook.Read(less)), Optional.empty()), facts);

        var unknown = changes.statements().stream()
                .filter(change -> change.wouldBe().isEmpty())
                .toList();
        assertThat(unknown).isNotEmpty().hasSizeLessThan(66).allSatisfy(change -> {
            assertThat(change.difference()).isEmpty();
            assertThat(change.reasons())
                    .singleElement()
                    .asString()
                    .startsWith("would be: SKU_NOT_PRICED")
                    .contains("has no price for " + sku);
        });
        var total = changes.totals().firstEntry().getValue();
        assertThat(total.difference()).isEqualByComparingTo("0"); // what is left costs what it did
        assertThat(total.was())
                .isEqualByComparingTo(changes.statements().stream()
                        .filter(change -> change.wouldBe().isPresent())
                        .flatMap(change -> change.was().stream())
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static Supposed supposed(Optional<SupposedBook> book, Optional<Basis> basis) {
        return new Supposed(book, basis, Optional.empty(), Map.of(), true);
    }

    private static Supposed published(String id, Optional<Integer> version) {
        return supposed(Optional.of(new SupposedBook.Published(id, version)), Optional.empty());
    }

    private static Changes changes(Supposed supposed, List<LoggedFact> log) {
        var fold = WhatIf.of(supposed, sizes(log)).orElseThrow();
        log.forEach(fold::accept);
        return new Changes(fold.changes(Optional.empty()));
    }

    private static Sizes sizes(List<LoggedFact> log) {
        var sizes = new Sizes();
        log.forEach(fact -> sizes.read(fact.fact()));
        return sizes;
    }

    private static SortedMap<String, String> was(Changes changes) {
        return amounts(changes, Change::was);
    }

    private static SortedMap<String, String> would(Changes changes) {
        return amounts(changes, Change::wouldBe);
    }

    private static SortedMap<String, String> amounts(Changes changes, Function<Change, Optional<BigDecimal>> side) {
        var amounts = new TreeMap<String, String>();
        changes.statements()
                .forEach(change -> amounts.put(
                        change.account() + "/" + change.period() + " " + change.mode(),
                        side.apply(change).orElseThrow().toPlainString()));
        return amounts;
    }

    /** What a run of these facts states. */
    private static SortedMap<String, String> run(List<LoggedFact> log) {
        var ledger = new AccountLedger(new MemoryShelves());
        var totals = new TreeMap<String, String>();
        log.forEach(fact -> ledger.accept(fact).forEach(record -> {
            if (record.chained().entry() instanceof StatementIssued issued) {
                totals.put(
                        record.chained().account() + "/" + issued.period() + " " + issued.mode(),
                        issued.total().toPlainString());
            }
        }));
        return totals;
    }

    /** The trace with the book published first, and assigned to whom {@code replaces} says in place of what they have. */
    private static List<LoggedFact> under(BookPublished book, Predicate<PriceBookAssigned> replaces) {
        var log = new ArrayList<LoggedFact>();
        log.add(instead(facts.getFirst(), book));
        log.addAll(instead(
                facts,
                fact -> fact instanceof PriceBookAssigned assigned && replaces.test(assigned)
                        ? new PriceBookAssigned(assigned.account(), book.book(), ALWAYS)
                        : fact));
        return log;
    }

    private static List<LoggedFact> instead(List<LoggedFact> log, UnaryOperator<Fact> change) {
        return log.stream()
                .map(logged -> instead(logged, change.apply(logged.fact())))
                .toList();
    }

    private static LoggedFact instead(LoggedFact logged, Fact fact) {
        return new LoggedFact(
                logged.position(), logged.id(), logged.heldAt(), logged.recordedAt(), logged.extensions(), fact);
    }

    private static BookPublished book(BookPublished like, PriceBookVersion version, UnaryOperator<PriceItem> items) {
        return new BookPublished(
                version,
                like.currency(),
                like.effectiveFrom(),
                like.items().stream().map(items).toList(),
                like.contentHash(),
                like.source());
    }
}

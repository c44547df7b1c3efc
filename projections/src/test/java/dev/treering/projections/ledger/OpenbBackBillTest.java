package dev.treering.projections.ledger;

import static dev.treering.projections.ledger.OpenbPilot.LATE_PERCENT;
import static dev.treering.projections.ledger.OpenbPilot.LIVE;
import static dev.treering.projections.ledger.OpenbPilot.PROPOSED;
import static dev.treering.projections.ledger.OpenbPilot.SEED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell;
import dev.treering.events.ledger.BackBillEntry.Held;
import dev.treering.events.ledger.BackBillEntry.Held.Reason;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every account of a real cluster, in its pilot until 10 March, is back-billed: what is posted is as computed apart from us, and the
 * sums tie for each account to the cent. Most facts that can be late came after
 * their month had closed; of the few of the pilot that can, each begins something, so that none of its cells is corrected.
 */
class OpenbBackBillTest {

    private static final BackBillTerms FULL =
            new BackBillTerms(Period.ofMonths(12), BigDecimal.ZERO, Optional.empty(), PriceRule.THEN_CURRENT, 30);
    private static final BigDecimal LOW = new BigDecimal("50.00");
    private static final BigDecimal HIGH = new BigDecimal("1000.00");

    private final OpenbTrace trace = Openb.trace();

    @Test
    void in_full_it_is_what_was_stated_in_shadow_whether_facts_came_in_time_or_late() {
        for (var pilot : List.of(OpenbPilot.of(OpenbPilot.onTime()), OpenbPilot.withLateFacts())) {
            assertThat(posted(pilot, FULL)).isEqualTo(stated());
            assertThat(stated()).hasSizeGreaterThanOrEqualTo(10);

            for (AccountId account : pilot.accounts()) {
                assertThat(pilot.books(account).postedByCases())
                        .isEqualByComparingTo(usageOfShadowStatements(pilot.entries(account)));
                assertThat(pilot.books(account).pending()).isEmpty();
            }
        }
    }

    @Test
    void a_discount_is_taken_off_each_resources_month_and_rounded_once() {
        var pilot = OpenbPilot.withLateFacts();

        var posted = posted(pilot, terms("P12M", "25", "", PriceRule.THEN_CURRENT));

        assertThat(posted)
                .isEqualTo(each(
                        stated(),
                        amount -> amount.subtract(
                                amount.multiply(new BigDecimal("0.25")).setScale(2, RoundingMode.HALF_UP))));
        var off = new TreeMap<AccountId, BigDecimal>();
        posted.keySet().forEach(account -> off.put(account, pilot.books(account).takenOff()));
        assertThat(off)
                .isEqualTo(totals(each(
                        stated(),
                        amount -> amount.multiply(new BigDecimal("0.25")).setScale(2, RoundingMode.HALF_UP))));
    }

    @Test
    void a_cap_is_the_most_an_account_pays() {
        var full = totals(stated());
        assertThat(full.values()).allMatch(total -> total.compareTo(LOW) > 0);
        assertThat(full.values()).anyMatch(total -> total.compareTo(HIGH) > 0);
        assertThat(full.values()).anyMatch(total -> total.compareTo(HIGH) < 0);

        for (BigDecimal cap : List.of(LOW, HIGH)) {
            var posted = posted(OpenbPilot.withLateFacts(), terms("P12M", "0", cap.toString(), PriceRule.THEN_CURRENT));

            var expected = new TreeMap<AccountId, BigDecimal>();
            full.forEach((account, total) -> expected.put(account, total.min(cap)));
            assertThat(totals(posted)).isEqualTo(expected);
        }
    }

    @Test
    void what_the_lookback_does_not_reach_stays_pending_until_it_expires() {
        var pilot = OpenbPilot.withLateFacts();
        LocalDate reached = PROPOSED.minusDays(30);

        posted(pilot, terms("P30D", "0", "", PriceRule.THEN_CURRENT));

        var before = new TreeMap<AccountId, List<CellAmount>>();
        for (AccountId account : pilot.accounts()) {
            List<CellAmount> shadow = pilot.books(account).shadow();
            before.put(account, days(shadow, day -> day.isBefore(reached)));
            BigDecimal since = OpenbBooks.sum(days(shadow, day -> !day.isBefore(reached)).stream());
            assertThat(pilot.books(account).postedByCases()).isEqualByComparingTo(since);
            assertThat(pilot.books(account).pending()).containsExactlyInAnyOrderElementsOf(before.get(account));
        }
        assertThat(before.values()).anyMatch(cells -> !cells.isEmpty());
        assertThat(pilot.accounts())
                .anyMatch(each -> pilot.books(each).postedByCases().signum() > 0);

        for (var month = YearMonth.of(2026, 7); !month.isAfter(YearMonth.of(2027, 3)); month = month.plusMonths(1)) {
            pilot.tell(new PeriodClosed(month));
        }
        before.forEach((account, cells) -> {
            assertThat(pilot.books(account).expired()).isEqualByComparingTo(OpenbBooks.sum(cells.stream()));
            assertThat(pilot.books(account).pending()).isEmpty();
            pilot.books(account).the_sums_tie();
        });
    }

    @Test
    void the_lower_price_is_that_of_the_go_live_day_or_that_of_the_time_for_each_resources_month() {
        // the book that begins on the go-live day: sizes of up to 8 cores cost less, larger ones more
        var onTime = OpenbPilot.onTime();
        var next = Openb.book(onTime, 2, OpenbBackBillTest::otherPrice);
        var pilot = OpenbPilot.of(OpenbLate.of(Openb.withBook(onTime, next, LIVE), LATE_PERCENT, SEED));

        var posted = posted(pilot, terms("P12M", "0", "", PriceRule.LOWER));

        var atGoLive = OpenbPilotFigures.of(trace.cells(), LIVE, size -> Openb.monthly(next, size));
        var expected = new TreeMap<AccountId, SortedMap<String, BigDecimal>>();
        stated().forEach((account, groups) -> expected.put(account, new TreeMap<>(groups)));
        atGoLive.forEach((account, groups) -> groups.forEach((group, amount) ->
                expected.computeIfAbsent(account, _ -> new TreeMap<>()).merge(group, amount, BigDecimal::min)));
        assertThat(posted).isEqualTo(expected);
        assertThat(totals(posted)).isNotEqualTo(totals(stated())).isNotEqualTo(totals(atGoLive));
    }

    /** Back-bills every account; gives what was posted by account, month and resource. Nothing is pending: then it is held. */
    private SortedMap<AccountId, SortedMap<String, BigDecimal>> posted(OpenbPilot pilot, BackBillTerms terms) {
        var posted = new TreeMap<AccountId, SortedMap<String, BigDecimal>>();
        for (AccountId account : pilot.accounts()) {
            pilot.books(account).the_sums_tie();
            switch (pilot.backBill(account, "c1", terms)) {
                case Posted now -> {
                    var groups = new TreeMap<String, BigDecimal>();
                    now.backBill()
                            .cells()
                            .forEach(cell -> groups.merge(
                                    OpenbPilotFigures.group(cell.pending()), cell.posted(), BigDecimal::add));
                    posted.put(account, groups);
                    assertThat(now.backBill().total()).isEqualByComparingTo(sum(groups.values()));
                }
                case Held held -> assertThat(held.reason()).isEqualTo(Reason.NOTHING_PENDING);
                case LedgerEntry other -> throw new AssertionError("a release comes to " + other);
            }
            pilot.books(account).the_sums_tie();
            assertThat(stillPending(pilot, account))
                    .as("what the ledger takes to be pending, and what its entries leave pending")
                    .containsExactlyInAnyOrderElementsOf(pilot.books(account).pending());
        }
        return posted;
    }

    /** All that another case over the same days finds; it is given up again. */
    private static List<CellAmount> stillPending(OpenbPilot pilot, AccountId account) {
        var found = OpenbPilot.computed(pilot.propose(account, "whatever-is-left", FULL))
                .backBill();
        pilot.giveUp(account, "whatever-is-left");
        return Stream.concat(
                        found.cells().stream().map(cell -> cell.pending()),
                        found.excluded().stream().map(ExcludedCell::pending))
                .toList();
    }

    private SortedMap<AccountId, SortedMap<String, BigDecimal>> stated() {
        var book = Openb.book(trace.facts(), 1, item -> item);
        return OpenbPilotFigures.of(trace.cells(), LIVE, size -> Openb.monthly(book, size));
    }

    private static BigDecimal usageOfShadowStatements(List<LedgerEntry> entries) {
        return entries.stream()
                .filter(StatementIssued.class::isInstance)
                .map(StatementIssued.class::cast)
                .filter(statement -> statement.mode() == BillingMode.SHADOW)
                .flatMap(statement -> statement.lines().stream())
                .filter(line -> line.kind() == LineKind.USAGE)
                .map(StatementLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<CellAmount> days(List<CellAmount> cells, Predicate<LocalDate> which) {
        return cells.stream().filter(cell -> which.test(cell.day())).toList();
    }

    private static SortedMap<AccountId, SortedMap<String, BigDecimal>> each(
            SortedMap<AccountId, SortedMap<String, BigDecimal>> amounts, UnaryOperator<BigDecimal> change) {
        var changed = new TreeMap<AccountId, SortedMap<String, BigDecimal>>();
        amounts.forEach((account, groups) -> {
            var of = new TreeMap<String, BigDecimal>(groups);
            of.replaceAll((_, amount) -> change.apply(amount));
            changed.put(account, of);
        });
        return changed;
    }

    private static SortedMap<AccountId, BigDecimal> totals(
            SortedMap<AccountId, SortedMap<String, BigDecimal>> amounts) {
        var totals = new TreeMap<AccountId, BigDecimal>();
        amounts.forEach((account, groups) -> totals.put(account, sum(groups.values())));
        return totals;
    }

    private static BigDecimal sum(Collection<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static PriceItem otherPrice(PriceItem item) {
        BigDecimal monthly = ((CalendarProrated) item.price()).monthly();
        boolean isSmall = monthly.compareTo(new BigDecimal("750")) <= 0;
        return new PriceItem(
                item.sku(), new CalendarProrated(monthly.multiply(new BigDecimal(isSmall ? "0.83" : "1.37"))));
    }

    private static BackBillTerms terms(String lookback, String discount, String cap, PriceRule rule) {
        return new BackBillTerms(
                Period.parse(lookback),
                new BigDecimal(discount),
                Optional.of(cap).filter(text -> !text.isEmpty()).map(BigDecimal::new),
                rule,
                30);
    }
}

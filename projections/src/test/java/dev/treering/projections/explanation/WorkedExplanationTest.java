package dev.treering.projections.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.Price.PerUnit;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Unit;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.projections.explanation.Explanation.Reason;
import dev.treering.projections.metering.Edge;
import dev.treering.projections.rating.ExactAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The first example of docs/usage-to-amount.md, with a counter and tax beside it. 29 April, a digit an hour:
 *
 * <pre>
 * hour       |00    06    12    18    |
 * commanded  |000000222222222222222222|
 * observed   |000000112222221222222222|
 *                    ^       ^ web.1 crashed at 14:00 and was back at 15:00
 *                    web.2 started at 08:00
 * </pre>
 */
class WorkedExplanationTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AppId SHOP = new AppId("shop");
    private static final ProcessType WEB = new ProcessType("web");
    private static final DynoSize SIZE = new DynoSize("standard-1x");
    private static final LocalDate APRIL_29 = LocalDate.of(2026, 4, 29);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    private final List<LoggedFact> log = new ArrayList<>();

    WorkedExplanationTest() {
        tell("2026-01-01T00:00", book());
        tell("2026-01-01T00:00", new AccountFact.Opened(ACME, "Acme", Currency.getInstance("USD"), ""));
        tell(
                "2026-01-01T00:00",
                new AccountFact.PriceBookAssigned(ACME, new PriceBookVersion("list", 1), LocalDate.of(2026, 1, 1)));
        tell(
                "2026-01-01T00:00",
                new AccountFact.TaxAssigned(
                        ACME, "", TaxMode.EXCLUSIVE, new BigDecimal("21"), "NL", LocalDate.of(2026, 1, 1)));
        tell("2026-04-29T06:00", scaled(2));
        tell("2026-04-29T06:00", started(1, 0, "2026-04-29T06:00"));
        tell("2026-04-29T08:00", started(2, 0, "2026-04-29T08:00"));
        tell("2026-04-29T10:00", reported("400"));
        tell("2026-04-29T14:00", stopped(1, 0, "2026-04-29T06:00", "2026-04-29T14:00", "Error"));
        tell("2026-04-29T15:00", started(1, 1, "2026-04-29T15:00"));
        tell("2026-04-29T20:00", reported("250.5"));
        tell("2026-04-30T02:00", scaled(1));
        tell("2026-04-30T03:00", stopped(2, 0, "2026-04-29T08:00", "2026-04-30T03:00", "Completed"));
        tell("2026-05-01T00:00", new ClockFact.PeriodClosed(APRIL));
    }

    @Test
    void dyno_time_is_walked_from_the_amount_to_the_facts() {
        var explained = explained().line(2, Optional.of(APRIL_29));

        assertThat(((Reason.Rated) explained.reason()).working().exchanged())
                .isEqualTo(new ExactAmount(BigInteger.valueOf(295), BigInteger.valueOf(144)));
        assertThat(Formula.of(((Reason.Rated) explained.reason()).working()))
                .containsExactly(
                        "25 x 212400000 ms / 2592000000 ms of the month = 295/144 = 2.048611...",
                        "rounded once, half away from zero: 295/144 = 2.048611... -> 2.05");
        assertThat(explained.cells())
                .extracting(each -> each.cell().day().getDayOfMonth(), each -> each.billedMs() / 3_600_000)
                .containsExactly(tuple(29, 33L), tuple(30, 26L));
        assertThat(explained.day().orElseThrow().intervals())
                .extracting(
                        each -> Instant.ofEpochMilli(each.from()).toString().substring(11, 16) + " " + each.commanded()
                                + " " + each.observed() + " " + each.billable() + " " + each.restarting(),
                        each -> each.begun().stream()
                                .map(edge -> edge.cause().position() + " " + edge.what())
                                .toList())
                .containsExactly(
                        tuple("00:00 0 0 0 0", List.of()),
                        tuple("06:00 2 1 1 0", List.of("4 scaled to 2 standard-1x", "5 web.1 started")),
                        tuple("08:00 2 2 2 0", List.of("6 web.2 started")),
                        tuple("14:00 2 1 1 1", List.of("8 web.1 stopped: Error")),
                        tuple("15:00 2 2 2 0", List.of("9 web.1 started")));
    }

    @Test
    void a_midnight_in_the_midst_of_it_says_what_goes_on_and_since_when() {
        var day = explained()
                .line(2, Optional.of(LocalDate.of(2026, 4, 30)))
                .day()
                .orElseThrow();

        assertThat(day.intervals().getFirst().begun())
                .extracting(Edge::what)
                .containsExactly("scaled to 2 standard-1x", "web.1 started", "web.2 started");
        assertThat(day.intervals().getFirst().begun())
                .extracting(edge -> Instant.ofEpochMilli(edge.at()).toString())
                .containsExactly("2026-04-29T06:00:00Z", "2026-04-29T15:00:00Z", "2026-04-29T08:00:00Z");
    }

    @Test
    void a_counter_is_walked_to_its_reports_and_a_tax_to_what_it_is_on() {
        var counter = explained().line(1, Optional.empty());
        var tax = explained().line(3, Optional.empty());

        assertThat(Formula.of(((Reason.Rated) counter.reason()).working()))
                .containsExactly("0.001 x 650.5 request = 0.6505", "rounded once, half away from zero: 0.6505 -> 0.65");
        assertThat(counter.day().orElseThrow().reports())
                .extracting(
                        report -> report.quantity().toPlainString(),
                        report -> report.cause().position())
                .containsExactly(tuple("400", 7L), tuple("250.5", 10L));
        assertThat(tax.line().kind()).isEqualTo(LineKind.TAX);
        assertThat(tax.reason())
                .isEqualTo(new Reason.Taxed(
                        new BigDecimal("2.70"),
                        new BigDecimal("21"),
                        Optional.of(ExactAmount.of(new BigDecimal("0.567")))));
        assertThat(tax.cells()).isEmpty();
    }

    @Test
    void a_late_fact_explains_the_correction_by_what_was_stated_before_and_what_is_known_now() {
        tell("2026-04-30T20:00", stopped(1, 1, "2026-04-29T15:00", "2026-04-30T20:00", "Completed"));
        tell("2026-06-01T00:00", new ClockFact.PeriodClosed(YearMonth.of(2026, 5)));

        var explained = new ExplanationFold(ACME, YearMonth.of(2026, 5), Optional.empty());
        log.forEach(explained::accept);
        var line = explained.statement().orElseThrow().line(1, Optional.empty());

        assertThat(line.line().amount()).isEqualByComparingTo("-0.14"); // 55 hours and no more: 1.91, less 2.05
        var corrected = (Reason.Corrected) line.reason();
        assertThat(corrected.before())
                .singleElement()
                .satisfies(each -> assertThat(each.amount()).isEqualByComparingTo("2.05"));
        assertThat(corrected.after())
                .singleElement()
                .satisfies(each -> assertThat(each.line().amount()).isEqualByComparingTo("1.91"));
        assertThat(line.cells()).singleElement().satisfies(each -> {
            assertThat(each.cell().revision()).isEqualTo(1);
            assertThat(each.billedMs()).isEqualTo(22 * 3_600_000L);
            assertThat(each.stated().orElseThrow().metered().usage().billableMs())
                    .isEqualTo(26 * 3_600_000L);
            assertThat(each.cell().madeAt()).isEqualTo(14);
        });
    }

    @Test
    void what_was_not_stated_is_not_explained() {
        var fold = new ExplanationFold(ACME, YearMonth.of(2026, 5), Optional.empty());
        log.forEach(fold::accept);

        assertThat(fold.statement()).isEmpty();
    }

    private ExplainedStatement explained() {
        var fold = new ExplanationFold(ACME, APRIL, Optional.empty());
        log.forEach(fold::accept);
        return fold.statement().orElseThrow();
    }

    private void tell(String heldAt, Fact fact) {
        log.add(new LoggedFact(
                log.size(),
                new FactId("test", "f" + log.size()),
                Instant.parse(heldAt + ":00Z"),
                Instant.EPOCH,
                Map.of(),
                fact));
    }

    private static Fact scaled(int quantity) {
        return new AppFact.FormationScaled(ACME, SHOP, WEB, quantity, SIZE, "api");
    }

    private static Fact started(int number, int restart, String at) {
        return new DynoFact.Started(dyno(number, restart), Instant.parse(at + ":00Z"));
    }

    private static Fact stopped(int number, int restart, String from, String until, String reason) {
        return new DynoFact.Stopped(
                dyno(number, restart), Instant.parse(from + ":00Z"), Instant.parse(until + ":00Z"), reason, 1000);
    }

    private static DynoFact.Dyno dyno(int number, int restart) {
        return new DynoFact.Dyno(ACME, SHOP, WEB, "web." + number, SIZE, new DynoRun("pod-" + number, restart), "", "");
    }

    private static Fact reported(String quantity) {
        return new UsageFact.Reported(ACME, "shop", new Sku("requests"), new BigDecimal(quantity), "request");
    }

    private static BookPublished book() {
        return new BookPublished(
                new PriceBookVersion("list", 1),
                Currency.getInstance("USD"),
                LocalDate.of(2026, 1, 1),
                List.of(
                        new PriceItem(new Sku("standard-1x"), new CalendarProrated(new BigDecimal("25"))),
                        new PriceItem(
                                new Sku("requests"),
                                new PerUnit(new BigDecimal("0.001")),
                                ItemTerms.PLAIN.with(new Unit("request", BigDecimal.ONE, Unit.Rounding.EXACT)))),
                Hash.of(new byte[0]),
                "");
    }
}

package dev.treering.projections.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.step.EncodedShelves;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * From dynos that run to a back-bill that is posted, with other prices on the go-live day. April 2026 has 30 days.
 *
 * <pre>
 * days of April      1 ───────── 11                                   go-live 1 May   2 May
 * web, small         ▇▇▇▇▇▇▇▇▇▇▇
 * worker, large      ▇▇▇▇▇▇
 * book, a month      v1: small 30, large 60 ──────────────────────────▶ v2: 20, 90 ──▶ v3: 1, 1
 * </pre>
 */
class BackBillPriceRuleTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AppId SHOP = new AppId("shop");
    private static final CaseId CASE = new CaseId("c1");
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final Currency USD = Currency.getInstance("USD");

    private final AccountLedger ledger = new AccountLedger(new EncodedShelves());
    private final List<LedgerEntry> entries = new ArrayList<>();
    private long position;

    @Test
    void what_is_cheaper_on_the_go_live_day_costs_what_it_costs_then_and_what_is_dearer_what_it_cost() {
        given_a_pilot_of_april();

        assertThat(posted(PriceRule.LOWER, "0"))
                .containsExactly(
                        "web 6.67 of 10.00", // 10 of 30 days at 20, not at 30
                        "worker 10.00 of 10.00"); // 5 of 30 days at 60, not at 90
    }

    @Test
    void the_discount_is_of_the_lower_price() {
        given_a_pilot_of_april();

        assertThat(posted(PriceRule.LOWER, "25"))
                .containsExactly(
                        "web 5.00 of 10.00", // 6.67 less 1.67, which is 1.6675 rounded
                        "worker 7.50 of 10.00");
    }

    @Test
    void the_price_of_the_time_is_asked_where_that_was_agreed() {
        given_a_pilot_of_april();

        assertThat(posted(PriceRule.THEN_CURRENT, "0")).containsExactly("web 10.00 of 10.00", "worker 10.00 of 10.00");
    }

    @Test
    void a_price_of_its_own_that_begins_by_the_go_live_day_is_one_of_that_day() {
        given_a_pilot_of_april();
        said(new AccountFact.PriceOverridden(ACME, item("large", "30"), MAY, Optional.empty()));

        assertThat(posted(PriceRule.LOWER, "0"))
                .containsExactly("web 6.67 of 10.00", "worker 5.00 of 10.00"); // 5 of 30 days at 30
    }

    private void given_a_pilot_of_april() {
        said(book(1, "30", "60"));
        said(book(2, "20", "90"));
        said(book(3, "1", "1"));
        said(new AccountFact.Opened(ACME, "Acme", USD, "net-new"));
        said(new AccountFact.PriceBookAssigned(ACME, new PriceBookVersion("list", 1), APRIL));
        said(new AccountFact.PriceBookAssigned(ACME, new PriceBookVersion("list", 2), MAY));
        said(new AccountFact.PriceBookAssigned(ACME, new PriceBookVersion("list", 3), MAY.plusDays(1)));
        said(new AccountFact.PilotEnrolled(ACME, APRIL));
        said(new AccountFact.LiveScheduled(ACME, MAY));
        runs("web", "small", APRIL.plusDays(10));
        runs("worker", "large", APRIL.plusDays(5));
        said(new ClockFact.PeriodClosed(YearMonth.of(2026, 4)));
    }

    /** One dyno from the beginning of April on. */
    private void runs(String process, String size, LocalDate until) {
        var type = new ProcessType(process);
        var sized = new DynoSize(size);
        said(APRIL, new AppFact.FormationScaled(ACME, SHOP, type, 1, sized, "user"));
        said(until, new AppFact.FormationScaled(ACME, SHOP, type, 0, sized, "user"));
        var dyno = new Dyno(ACME, SHOP, type, process + ".1", sized, new DynoRun("pod-" + process, 0), "", "arm64");
        said(until, new DynoFact.Stopped(dyno, start(APRIL), start(until), "Completed", 0));
    }

    /** The whole way of a case over April, and its lines. */
    private List<String> posted(PriceRule rule, String discount) {
        var terms = new BackBillTerms(Period.ofMonths(12), new BigDecimal(discount), Optional.empty(), rule, 30);
        said(new BillingFact.BackBillProposed(ACME, CASE, APRIL, MAY, terms, List.of(), MAY, "paul"));
        Hash hash = ((Computed) entries.getLast()).hash();
        said(new BillingFact.BackBillNoticeSent(ACME, CASE, hash, MAY, "mail 17", "paul"));
        said(new BillingFact.BackBillApproved(ACME, CASE, hash, "ann"));
        said(new BillingFact.BackBillApproved(ACME, CASE, hash, "bob"));
        said(new BillingFact.BackBillReleased(ACME, CASE, hash, MAY.plusDays(30), "paul"));
        return ((Posted) entries.getLast())
                .backBill().lines().stream()
                        .map(line -> line.resource().name() + " " + line.amount() + " of " + line.listAmount())
                        .toList();
    }

    private static BookPublished book(int version, String small, String large) {
        return new BookPublished(
                new PriceBookVersion("list", version),
                USD,
                APRIL,
                List.of(item("small", small), item("large", large)),
                Hash.of(("list" + version).getBytes(UTF_8)),
                "list" + version);
    }

    private static PriceItem item(String sku, String monthly) {
        return new PriceItem(new Sku(sku), new CalendarProrated(new BigDecimal(monthly)));
    }

    private static Instant start(LocalDate day) {
        return Instant.parse(day + "T00:00:00Z");
    }

    private void said(Fact fact) {
        said(APRIL, fact);
    }

    private void said(LocalDate heldOn, Fact fact) {
        var logged = new LoggedFact(
                position, new FactId("test", "f" + position++), start(heldOn), Instant.EPOCH, Map.of(), fact);
        ledger.accept(logged).forEach(entry -> entries.add(entry.chained().entry()));
    }
}

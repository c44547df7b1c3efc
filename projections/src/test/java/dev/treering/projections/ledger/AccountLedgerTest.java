package dev.treering.projections.ledger;

import static dev.treering.events.wire.LedgerCodec.CELLS_STATED;
import static dev.treering.events.wire.LedgerCodec.CELL_METERED;
import static dev.treering.events.wire.LedgerCodec.FACT_REJECTED;
import static dev.treering.events.wire.LedgerCodec.STATEMENT_ISSUED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stages together: one dyno for the last two days of April 2026, live, at 30 a month. */
class AccountLedgerTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AppId SHOP = new AppId("shop");
    private static final DynoSize STD = new DynoSize("std");
    private static final Instant START = Instant.parse("2026-04-29T00:00:00Z");
    private static final Dyno DYNO =
            new Dyno(ACME, SHOP, new ProcessType("web"), "web.1", STD, new DynoRun("uid-1", 0), "", "");

    private final AccountLedger ledger = new AccountLedger(new MemoryShelves());
    private final List<LedgerRecord> records = new ArrayList<>();
    private long position;

    @Test
    void a_period_that_closes_meters_its_last_days_and_then_states_them() {
        given_a_live_account_with_one_dyno();

        List<LedgerRecord> closing = accept(new ClockFact.PeriodClosed(YearMonth.of(2026, 4)));

        assertThat(kinds(closing)).containsExactly(CELL_METERED, CELL_METERED, STATEMENT_ISSUED, CELLS_STATED);
        assertThat(closing.get(2).chained().entry())
                .isInstanceOfSatisfying(
                        StatementIssued.class,
                        statement -> assertThat(statement.total()).isEqualByComparingTo("2.00"));
    }

    @Test
    void usage_that_comes_after_the_close_is_in_the_ledger_and_leaves_the_statement_as_it_is() {
        given_a_live_account_with_one_dyno();
        accept(new ClockFact.PeriodClosed(YearMonth.of(2026, 4)));

        Instant stop = START.plusSeconds(3_600);
        List<LedgerRecord> late = accept(stop, new DynoFact.Stopped(DYNO, START, stop, "Error", 0));

        assertThat(kinds(late)).containsExactly(CELL_METERED, CELL_METERED);
        assertThat(last(late))
                .isInstanceOfSatisfying(
                        CellMetered.class, cell -> assertThat(cell.revision()).isEqualTo(1));
    }

    @Test
    void a_chain_has_no_gap_and_ends_in_the_head() {
        given_a_live_account_with_one_dyno();
        accept(new ClockFact.DayClosed(LocalDate.of(2026, 4, 29)));
        accept(new ClockFact.PeriodClosed(YearMonth.of(2026, 4)));

        Hash previous = Hash.NONE;
        for (int i = 0; i < records.size(); i++) {
            assertThat(records.get(i).chained().sequence()).isEqualTo(i + 1);
            assertThat(records.get(i).chained().previous()).isEqualTo(previous);
            previous = Hash.of(records.get(i).bytes());
        }
        assertThat(ledger.heads()).containsOnlyKeys(ACME);
        assertThat(ledger.heads().get(ACME)).satisfies(head -> {
            assertThat(head.sequence()).isEqualTo(records.size());
            assertThat(head.hash()).isEqualTo(records.getLast().hash());
        });
    }

    @Test
    void an_app_that_was_created_before_its_account_was_opened_is_called_by_its_name() {
        given_a_live_account_with_one_dyno();
        List<LedgerRecord> naming = accept(START.minusSeconds(60), new AppFact.Created(ACME, SHOP, "corner-shop"));

        List<LedgerRecord> closing = accept(new ClockFact.PeriodClosed(YearMonth.of(2026, 4)));

        assertThat(naming).isEmpty();
        assertThat(namesOfApps(closing)).containsExactly("corner-shop");
    }

    @Test
    void of_a_transfer_before_the_account_was_opened_the_name_stays_though_the_transfer_is_rejected() {
        given_a_live_account_with_one_dyno();
        var elsewhere = new AccountId("elsewhere");
        List<LedgerRecord> transfer = accept(
                START.minusSeconds(60), new AppFact.TransferredIn(ACME, SHOP, elsewhere, "corner-shop", List.of()));

        List<LedgerRecord> closing = accept(new ClockFact.PeriodClosed(YearMonth.of(2026, 4)));

        assertThat(kinds(transfer)).containsExactly(FACT_REJECTED);
        assertThat(namesOfApps(closing)).containsExactly("corner-shop");
    }

    private static List<String> namesOfApps(List<LedgerRecord> closing) {
        return closing.stream()
                .map(entry -> entry.chained().entry())
                .filter(StatementIssued.class::isInstance)
                .map(StatementIssued.class::cast)
                .flatMap(statement -> statement.lines().stream())
                .map(StatementLine::appName)
                .toList();
    }

    private void given_a_live_account_with_one_dyno() {
        var book = new PriceBookVersion("list", 1);
        var usd = Currency.getInstance("USD");
        var price = new PriceItem(Sku.of(STD), new CalendarProrated(new BigDecimal("30")));
        accept(new BookPublished(
                book, usd, LocalDate.of(2026, 1, 1), List.of(price), Hash.of("list".getBytes(UTF_8)), "list"));
        accept(new AccountFact.Opened(ACME, "Acme", usd, "net-new"));
        accept(new AccountFact.PriceBookAssigned(ACME, book, LocalDate.of(2026, 1, 1)));
        accept(new AccountFact.LiveScheduled(ACME, LocalDate.of(2026, 4, 1)));
        accept(new AppFact.FormationScaled(ACME, SHOP, new ProcessType("web"), 1, STD, "user"));
        accept(new DynoFact.Started(DYNO, START));
    }

    private List<LedgerRecord> accept(Fact fact) {
        return accept(START, fact);
    }

    private List<LedgerRecord> accept(Instant heldAt, Fact fact) {
        var logged =
                new LoggedFact(position, new FactId("test", "f" + position++), heldAt, Instant.EPOCH, Map.of(), fact);
        List<LedgerRecord> now = ledger.accept(logged);
        records.addAll(now);
        return now;
    }

    private static List<String> kinds(List<LedgerRecord> of) {
        return of.stream()
                .map(entry -> LedgerCodec.typeOf(entry.chained().entry()))
                .toList();
    }

    private static LedgerEntry last(List<LedgerRecord> of) {
        return of.getLast().chained().entry();
    }
}

package dev.treering.projections.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.Price.PerUnit;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Unit;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.step.EncodedShelves;
import dev.treering.projections.step.MemoryShelves;
import dev.treering.projections.step.Shelves;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One app with something of every sort of meter, from its facts to its statement. April 2026 has 30 days. */
class LedgerStatementTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AppId SHOP = new AppId("shop");
    private static final DynoSize STD = new DynoSize("std");
    private static final PriceBookVersion BOOK = new PriceBookVersion("list", 1);
    private static final Currency USD = Currency.getInstance("USD");

    private final List<LoggedFact> log = new ArrayList<>();

    @Test
    void every_meter_has_its_line() {
        something_of_everything();

        List<LedgerRecord> records = fold(new MemoryShelves());

        assertThat(statement(records).lines().stream().map(LedgerStatementTest::shown))
                .containsExactly(
                        "BUILD arm64 build 0.30", // 30 minutes at 0.01
                        "USAGE byte egress 0.50", // 3 GB and 2 GB at 0.10
                        "ADD_ON db pg 30.00", // 15 of 30 days at 60 a month
                        "DYNO run std 0.50", // half a day at 30 a month
                        "DYNO web std 2.00"); // two days
        assertThat(statement(records).total()).isEqualTo("33.30");
    }

    @Test
    void shelves_that_hold_bytes_say_the_same() {
        something_of_everything();

        assertThat(fold(new EncodedShelves()))
                .extracting(LedgerRecord::hash)
                .containsExactlyElementsOf(fold(new MemoryShelves()).stream()
                        .map(LedgerRecord::hash)
                        .toList());
    }

    private void something_of_everything() {
        said("2026-04-01T00:00:00Z", book());
        said("2026-04-01T00:00:00Z", new AccountFact.Opened(ACME, "Acme", USD, "net-new"));
        said("2026-04-01T00:00:00Z", new AccountFact.PriceBookAssigned(ACME, BOOK, LocalDate.of(2026, 4, 1)));
        said(
                "2026-04-02T00:00:00Z",
                new UsageFact.Reported(ACME, "shop", new Sku("egress"), new BigDecimal("3000000000"), "byte"));
        said(
                "2026-04-03T00:00:00Z",
                new UsageFact.Reported(ACME, "shop", new Sku("egress"), new BigDecimal("2000000000"), "byte"));
        said("2026-04-10T12:00:00Z", new BuildFact.Succeeded(ACME, SHOP, "b-1", "arm64", 1_800_000));
        said("2026-04-16T00:00:00Z", new AppFact.AddOnAttached(ACME, SHOP, "db", new Sku("pg")));
        Instant oneOff = Instant.parse("2026-04-20T06:00:00Z");
        said(
                "2026-04-20T18:00:00Z",
                new DynoFact.Stopped(dyno("run"), oneOff, oneOff.plusSeconds(43_200), "Completed", 0));
        said("2026-04-29T00:00:00Z", new AppFact.FormationScaled(ACME, SHOP, new ProcessType("web"), 1, STD, "user"));
        said("2026-04-29T00:00:00Z", new DynoFact.Started(dyno("web"), Instant.parse("2026-04-29T00:00:00Z")));
        said("2026-05-01T00:00:00Z", new ClockFact.PeriodClosed(YearMonth.of(2026, 4)));
    }

    private static BookPublished book() {
        var items = List.of(
                new PriceItem(Sku.of(STD), new CalendarProrated(new BigDecimal("30"))),
                new PriceItem(new Sku("pg"), new CalendarProrated(new BigDecimal("60"))),
                each("egress", "0.10", new Unit("GB", new BigDecimal("1000000000"), Rounding.EXACT)),
                each("build", "0.01", new Unit("minute", new BigDecimal("60000"), Rounding.EXACT)));
        return new BookPublished(BOOK, USD, LocalDate.of(2026, 1, 1), items, Hash.of("list".getBytes(UTF_8)), "list");
    }

    private static PriceItem each(String sku, String amount, Unit unit) {
        Price price = new PerUnit(new BigDecimal(amount));
        return new PriceItem(new Sku(sku), price, ItemTerms.PLAIN.with(unit));
    }

    private static Dyno dyno(String process) {
        return new Dyno(
                ACME,
                SHOP,
                new ProcessType(process),
                process + ".1",
                STD,
                new DynoRun("pod-" + process, 0),
                "",
                "arm64");
    }

    private void said(String heldAt, Fact fact) {
        log.add(new LoggedFact(
                log.size(),
                new FactId("test", "f" + log.size()),
                Instant.parse(heldAt),
                Instant.EPOCH,
                Map.of(),
                fact));
    }

    private List<LedgerRecord> fold(Shelves shelves) {
        var ledger = new AccountLedger(shelves);
        return log.stream().flatMap(fact -> ledger.accept(fact).stream()).toList();
    }

    private static StatementIssued statement(List<LedgerRecord> records) {
        return records.stream()
                .map(record -> record.chained().entry())
                .filter(StatementIssued.class::isInstance)
                .map(StatementIssued.class::cast)
                .toList()
                .getLast();
    }

    private static String shown(StatementLine line) {
        return line.resource().kind() + " " + line.resource().name() + " "
                + line.resource().sku() + " " + line.amount().toPlainString();
    }
}

package dev.treering.projections.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.archive.ArchivedFact;
import dev.treering.events.archive.ArchivedLog;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.fixture.Examples;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * A month of one account whose bill can be worked out by hand, and behind it one fact of every type there is.
 *
 * <pre>
 * April 2026         1         11                  30 days
 * one web dyno       ├─────────┤                   30 USD a month: 30 × 10 days / 30 days   = 10.00
 * bytes              5 000 000                     0.00000005 USD each                       =  0.25
 * </pre>
 */
final class WorkedLog {

    static final AccountId ACCOUNT = new AccountId("golden");

    private static final int PARTITIONS = 2;
    private static final DynoSize SIZE = new DynoSize("small");
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 4, 1);
    private static final Instant BEFORE = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant APRIL_1 = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant APRIL_11 = Instant.parse("2026-04-11T00:00:00Z");

    private final List<ArchivedFact> records = new ArrayList<>();
    private long position;

    private WorkedLog() {}

    static ArchivedLog log() {
        var log = new WorkedLog();
        log.aMonthOfOneAccount();
        Examples.facts().forEach(fact -> log.add(Instant.parse("2026-05-03T12:00:00Z"), fact));
        return ArchivedLog.of(PARTITIONS, log.records);
    }

    private void aMonthOfOneAccount() {
        var book = new PriceBookVersion("golden", 1);
        var bytes = new Sku("egress");
        var app = new AppId("golden-shop");
        var web = new ProcessType("web");
        var dyno = new Dyno(ACCOUNT, app, web, "web.1", SIZE, new DynoRun("pod-1", 0), "node-1", "arm64");
        add(
                BEFORE,
                new BookPublished(
                        book,
                        USD,
                        FIRST_DAY,
                        List.of(
                                new PriceItem(Sku.of(SIZE), new Price.CalendarProrated(new BigDecimal("30"))),
                                new PriceItem(bytes, new Price.PerUnit(new BigDecimal("0.00000005")))),
                        Hash.of("golden".getBytes(UTF_8)),
                        "golden"));
        add(BEFORE, new AccountFact.Opened(ACCOUNT, "Golden", USD, "net-new"));
        add(BEFORE, new AccountFact.PriceBookAssigned(ACCOUNT, book, FIRST_DAY));
        add(BEFORE, new AccountFact.LiveScheduled(ACCOUNT, FIRST_DAY));
        add(BEFORE, new AppFact.Created(ACCOUNT, app, "shop"));
        add(APRIL_1, new AppFact.FormationScaled(ACCOUNT, app, web, 1, SIZE, "user"));
        add(APRIL_1, new DynoFact.Started(dyno, APRIL_1));
        add(
                Instant.parse("2026-04-05T00:00:00Z"),
                new UsageFact.Reported(ACCOUNT, "golden-shop", bytes, new BigDecimal("5000000"), "byte"));
        add(APRIL_11, new DynoFact.Stopped(dyno, APRIL_1, APRIL_11, "Completed", 0));
        add(APRIL_11, new AppFact.FormationScaled(ACCOUNT, app, web, 0, SIZE, "user"));
        for (int day = 1; day <= 30; day++) {
            var of = LocalDate.of(2026, 4, day);
            add(of.plusDays(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant(), new ClockFact.DayClosed(of));
        }
        add(Instant.parse("2026-05-03T00:00:00Z"), new ClockFact.PeriodClosed(YearMonth.of(2026, 4)));
    }

    private void add(Instant heldAt, Fact fact) {
        ArchivedLog.add(PARTITIONS, position, new FactId("golden", "f" + position), heldAt, fact, records);
        position++;
    }
}

package dev.treering.projections.scenario;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact.BookPublished;
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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;

/**
 * A made-up log of many accounts over some months, the same for the same seed: accounts of which some are opened late or never
 * given a price book, apps that scale and crash, facts that come late, days and months that close.
 */
public final class RandomLog {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final Currency USD = Currency.getInstance("USD");
    private static final PriceBookVersion BOOK = new PriceBookVersion("list", 1);
    private static final DynoSize SMALL = new DynoSize("small");
    private static final DynoSize LARGE = new DynoSize("large");

    private final Random random;
    private final int accounts;
    private final List<Held> log = new ArrayList<>();
    private int runs;

    private RandomLog(long seed, int accounts) {
        this.random = new Random(seed);
        this.accounts = accounts;
    }

    /** A log of so many days, with some facts each. */
    public static List<Held> of(long seed, int accounts, int days, int factsADay) {
        var made = new RandomLog(seed, accounts);
        for (int day = 0; day < days; day++) {
            made.day(FIRST_DAY.plusDays(day), factsADay);
        }
        return made.log;
    }

    private void day(LocalDate day, int facts) {
        if (day.equals(FIRST_DAY.plusDays(3))) {
            say(day, book()); // accounts were assigned it before: their statements wait for it
        }
        for (int account = 0; account < accounts; account++) {
            if (day.equals(FIRST_DAY.plusDays(account % 40))) {
                welcome(day, new AccountId("account-" + account), account);
            }
        }
        for (int i = 0; i < facts; i++) {
            something(day);
        }
        say(day.plusDays(1), new ClockFact.DayClosed(day));
        if (day.plusDays(1).getDayOfMonth() == 1) {
            say(day.plusDays(1), new ClockFact.PeriodClosed(YearMonth.from(day)));
        }
    }

    private void welcome(LocalDate day, AccountId account, int number) {
        say(day, new AccountFact.Opened(account, "Account " + number, USD, "cohort"));
        if (number % 5 != 4) {
            say(day, new AccountFact.PriceBookAssigned(account, BOOK, FIRST_DAY));
        }
        if (number % 3 == 0) {
            say(day, new AccountFact.LiveScheduled(account, FIRST_DAY.plusDays(20 + number)));
        }
    }

    private void something(LocalDate day) {
        var account = new AccountId("account-" + random.nextInt(accounts));
        var app = new AppId(account + "-app-" + random.nextInt(3));
        var process = new ProcessType(random.nextBoolean() ? "web" : "worker");
        var size = random.nextInt(4) == 0 ? LARGE : SMALL;
        switch (random.nextInt(6)) {
            case 0 -> say(day, new AppFact.Created(account, app, "name-of-" + app));
            case 1, 2 -> say(day, new AppFact.FormationScaled(account, app, process, random.nextInt(4), size, "user"));
            default -> run(day, new Dyno(account, app, process, process + ".1", size, nextRun(), "node", "amd64"));
        }
    }

    private DynoRun nextRun() {
        return new DynoRun("pod-" + runs++, 0);
    }

    private void run(LocalDate day, Dyno dyno) {
        Instant started = day.minusDays(random.nextInt(3))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusMillis(random.nextLong(86_400_000));
        Instant ended = started.plusMillis(random.nextLong(3 * 86_400_000L));
        if (random.nextInt(8) != 0) {
            log.add(new Held(started, new DynoFact.Started(dyno, started)));
        }
        switch (random.nextInt(8)) {
            case 0 -> {} // runs on
            case 1 -> log.add(new Held(ended, new DynoFact.Lost(dyno, started, ended, "NodeLost")));
            default -> log.add(new Held(ended, new DynoFact.Stopped(dyno, started, ended, "Completed", 1000)));
        }
    }

    private void say(LocalDate day, Fact fact) {
        log.add(new Held(day.atStartOfDay(ZoneOffset.UTC).toInstant().plusMillis(random.nextLong(3_600_000)), fact));
    }

    private static BookPublished book() {
        return new BookPublished(
                BOOK,
                USD,
                FIRST_DAY,
                List.of(
                        new PriceItem(Sku.of(SMALL), new CalendarProrated(new BigDecimal("25.00"))),
                        new PriceItem(Sku.of(LARGE), new CalendarProrated(new BigDecimal("250.5")))),
                Hash.of("list".getBytes(StandardCharsets.UTF_8)),
                "list");
    }
}

package dev.treering.events.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/** One fact of every type, with no member at its default. */
public final class FactSamples {

    private static final AccountId ACME = new AccountId("acme");
    private static final AppId SHOP = new AppId("shop");
    private static final PriceBookVersion BOOK = new PriceBookVersion("standard", 3);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final DynoFact.Dyno WEB_1 = new DynoFact.Dyno(
            ACME,
            SHOP,
            new ProcessType("web"),
            "web.1",
            new DynoSize("dyno-1c-4gb"),
            new DynoRun("pod-1", 2),
            "node-7",
            "arm64");

    private FactSamples() {}

    public static List<Fact> oneOfEveryType() {
        String source = "id: standard\nversion: 3\n# ümlaut\n";
        return List.of(
                new AccountFact.Opened(ACME, "Acme, \"the\" company", Currency.getInstance("EUR"), "existing"),
                new AccountFact.PilotEnrolled(ACME, MARCH),
                new AccountFact.LiveScheduled(ACME, MARCH),
                new AccountFact.PriceBookAssigned(ACME, BOOK, MARCH),
                new AppFact.Created(ACME, SHOP, "calm-fir-1"),
                new AppFact.Released(ACME, SHOP, 4, "registry.test/shop@sha256:1", "amd64"),
                new AppFact.FormationScaled(ACME, SHOP, new ProcessType("web"), 3, WEB_1.size(), "autoscaler"),
                new AppFact.Deleted(ACME, SHOP),
                new DynoFact.Started(WEB_1, NOON),
                new DynoFact.Stopped(WEB_1, NOON, NOON.plusMillis(1), "OOMKilled", 1),
                new DynoFact.Lost(WEB_1, NOON, NOON.plusSeconds(60), "NodeLost"),
                new ClusterFact.ObservationGap("eu-1", NOON, NOON.plusSeconds(5), "WatchExpired"),
                new PriceFact.BookPublished(
                        BOOK,
                        Currency.getInstance("USD"),
                        MARCH,
                        List.of(
                                new PriceFact.PriceItem(
                                        WEB_1.size(), new PriceFact.Price.CalendarProrated(new BigDecimal("80.50"))),
                                new PriceFact.PriceItem(
                                        new DynoSize("dyno-2c-8gb"),
                                        new PriceFact.Price.CalendarProrated(new BigDecimal("0.000000000001")))),
                        Hash.of(source.getBytes(UTF_8)),
                        source),
                new ClockFact.DayClosed(MARCH),
                new ClockFact.PeriodClosed(YearMonth.of(2026, 3)));
    }
}

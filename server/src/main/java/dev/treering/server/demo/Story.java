package dev.treering.server.demo;

import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Command.ForPriceBook;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.aggregates.decision.Command.WishedTerms;
import dev.treering.aggregates.pricefile.PriceBookFile;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.query.PlatformQueries.DynoView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What happens: two customers, a pilot month in shadow, a month live, and what goes wrong on the way. */
final class Story {

    static final AccountId ACME = new AccountId("acme");
    static final AccountId GLOBEX = new AccountId("globex");
    static final AppId SHOP = new AppId("shop");
    static final AppId API = new AppId("globex-api");
    static final Instant BEGIN = Instant.parse("2026-02-01T00:00:00Z");
    static final Instant END = Instant.parse("2026-04-01T00:00:00Z");

    private static final String PRICE_BOOK = """
            id: fir
            version: 1
            currency: USD
            effectiveFrom: 2026-01-01
            items:
              - sku: dyno-1c-4gb
                price: { model: calendar-prorated, amount: "80", per: month }
              - sku: dyno-2c-8gb
                price: { model: calendar-prorated, amount: "160", per: month }
            """;

    private static final Currency USD = Currency.getInstance("USD");
    private static final ProcessType WEB = new ProcessType("web");
    private static final ProcessType WORKER = new ProcessType("worker");
    private static final DynoSize SMALL = new DynoSize("dyno-1c-4gb");
    private static final DynoSize MEDIUM = new DynoSize("dyno-2c-8gb");
    private static final PriceBookVersion BOOK = new PriceBookVersion("fir", 1);
    private static final LocalDate PILOT = LocalDate.parse("2026-02-01");
    private static final Instant POSTED = Instant.parse("2026-04-08T09:00:00Z");
    private static final WishedTerms TERMS = new WishedTerms(
            Optional.empty(), Optional.of(new BigDecimal("25")), Optional.empty(), Optional.empty(), Optional.of(7));
    private static final LocalDate LIVE = LocalDate.parse("2026-03-01");

    private final Stage stage;
    private final Consumer<String> tell;

    Story(Stage stage, Consumer<String> tell) {
        this.stage = stage;
        this.tell = tell;
    }

    void play() {
        customersJoinThePilot();
        acmeDeploysAndScales();
        aSaleNeedsMoreDynosForTwoDays();
        aDynoCrashes();
        aSecondReleaseIsRolledOut();
        globexJoinsLate();
        somebodyDeletesAPod();
        stage.goTo(END);
        say("March is over; both months are closed.");
        var money = new Money(stage, this::say);
        money.backBill(ACME, PILOT, LIVE, POSTED);
        money.invoice(Report.INVOICED);
    }

    private void customersJoinThePilot() {
        stage.ask(new ForPriceBook.Publish(priceBook()));
        for (AccountId account : List.of(ACME, GLOBEX)) {
            stage.ask(new ForAccount.Open(account, account.value(), USD, "net-new"));
            stage.ask(new ForAccount.AssignPriceBook(account, BOOK, PILOT));
            stage.ask(new ForAccount.EnrolInPilot(account, PILOT, TERMS));
            stage.ask(new ForAccount.ScheduleLive(account, LIVE));
        }
        say("Price book fir@1 is published. acme and globex join the pilot; both go live on " + LIVE
                + ". Of the pilot, 75 % may be charged later, with a week's notice.");
    }

    private void acmeDeploysAndScales() {
        stage.goTo(Instant.parse("2026-02-01T08:00:00Z"));
        stage.ask(new ForApp.Create(ACME, SHOP, "shop"));
        stage.ask(new ForApp.Release(SHOP, "registry.example/shop:1", "amd64"));
        scale(SHOP, WEB, 2, SMALL);
        scale(SHOP, WORKER, 1, MEDIUM);
        stage.untilRunning(SHOP, 3, _ -> true);
        say("acme deploys shop and scales web=2, worker=1; three dynos run.");
    }

    private void aSaleNeedsMoreDynosForTwoDays() {
        stage.goTo(Instant.parse("2026-02-10T12:00:00Z"));
        scale(SHOP, WEB, 4, SMALL);
        stage.untilRunning(SHOP, 5, _ -> true);
        stage.goTo(Instant.parse("2026-02-12T12:00:00Z"));
        scale(SHOP, WEB, 2, SMALL);
        stage.untilRunning(SHOP, 3, _ -> true);
        say("For a sale, web=4 for two days.");
    }

    private void aDynoCrashes() {
        stage.goTo(Instant.parse("2026-02-14T03:12:00Z"));
        DynoView victim = stage.dynos(SHOP).getFirst();
        crash(victim);
        stage.untilRunning(SHOP, 3, dyno -> !dyno.run().equals(victim.run()));
        say(victim.name() + " crashes at night and is restarted in place; the time between is nobody's to pay.");
    }

    private void aSecondReleaseIsRolledOut() {
        stage.goTo(Instant.parse("2026-02-20T10:00:00Z"));
        List<DynoView> old = stage.dynos(SHOP);
        stage.ask(new ForApp.Release(SHOP, "registry.example/shop:2", "amd64"));
        stage.untilRunning(
                SHOP, 3, dyno -> old.stream().noneMatch(before -> before.run().equals(dyno.run())));
        say("Release 2 is rolled out dyno by dyno; the overlap is not charged.");
    }

    private void globexJoinsLate() {
        stage.goTo(Instant.parse("2026-03-05T16:30:00Z"));
        stage.ask(new ForApp.Create(GLOBEX, API, "api"));
        stage.ask(new ForApp.Release(API, "registry.example/api:1", "arm64"));
        scale(API, WEB, 1, SMALL);
        stage.untilRunning(API, 1, _ -> true);
        say("globex deploys api on arm64, web=1.");
    }

    private void somebodyDeletesAPod() {
        stage.goTo(Instant.parse("2026-03-18T09:00:00Z"));
        DynoView victim = stage.dynos(API).getFirst();
        pod(victim).ifPresent(pod -> stage.cluster().deletePod(pod.namespace(), pod.name()));
        stage.untilRunning(API, 1, dyno -> !dyno.run().equals(victim.run()));
        say("Somebody deletes the pod of " + victim.name() + " by hand; another takes its place.");
    }

    private void scale(AppId app, ProcessType process, int dynos, DynoSize size) {
        stage.ask(new ForApp.Scale(app, process, Optional.of(new Quantity.Absolute(dynos)), Optional.of(size), "user"));
    }

    private void crash(DynoView dyno) {
        pod(dyno).ifPresent(pod -> stage.cluster().crash(pod.namespace(), pod.name(), 1));
    }

    private Optional<Pod> pod(DynoView dyno) {
        return stage.cluster().containerRuns().stream()
                .filter(run -> run.uid().equals(dyno.run().pod()))
                .map(run -> new Pod(run.namespace(), run.pod()))
                .findFirst();
    }

    private record Pod(String namespace, String name) {}

    private void say(String sentence) {
        tell.accept(stage.now().toString().substring(0, 16).replace('T', ' ') + "  " + sentence);
    }

    private static BookPublished priceBook() {
        return switch (PriceBookFile.parse(PRICE_BOOK)) {
            case PriceBookFile.Parsed.Valid(var book) -> book;
            case PriceBookFile.Parsed.Invalid(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }
}

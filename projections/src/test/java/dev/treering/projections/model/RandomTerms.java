package dev.treering.projections.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.projections.model.MoneyHistories.Placed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Made-up agreements with one account: mostly before everything, some in the midst of it, for days that are to come or have been. */
final class RandomTerms {

    private final World world;
    private final RandomBooks books;
    private final List<Placed> placed;

    RandomTerms(World world, RandomBooks books, List<Placed> placed) {
        this.world = world;
        this.books = books;
        this.placed = placed;
    }

    void agree() {
        String currency = world.any("USD", "USD", "USD", "JPY");
        publish(1, currency);
        tell(new AccountFact.PriceBookAssigned(World.ONE, version(1), before()));
        if (world.oneIn(2)) {
            publish(2, currency);
            tell(new AccountFact.PriceBookAssigned(World.ONE, version(2), day()));
        }
        if (!world.oneIn(30)) {
            tell(new AccountFact.Opened(World.ONE, "Acme", Currency.getInstance(currency), ""));
        }
        if (!world.oneIn(5)) {
            tell(new AccountFact.LiveScheduled(World.ONE, day()));
        }
        maybe(8, () -> new AccountFact.LiveScheduled(World.ONE, day()));
        maybe(
                5,
                () -> new AccountFact.DiscountAgreed(
                        World.ONE, "b", figure("10", "33.3333"), Set.of(), day(), until()));
        maybe(4, () -> tax("standard", world.any(TaxMode.values())));
        maybe(6, () -> tax("in", TaxMode.INCLUSIVE));
        maybe(
                4,
                () -> new AccountFact.CreditGranted(
                        World.ONE, "gift", figure("1", "20", "5000"), before(), Optional.empty(), ""));
        maybe(
                6,
                () -> new AccountFact.PriceOverridden(
                        World.ONE, books.item(new Sku("std"), true, BookTerms.PLAIN), day(), until()));
        maybe(14, () -> new AccountFact.PilotWithdrawn(World.ONE, "left"));
        maybe(
                10,
                () -> new AccountFact.PilotConverted(
                        World.ONE, world.any(AccountFact.PilotConverted.PilotUsage.values())));
    }

    private void publish(int version, String paidIn) {
        String currency = world.oneIn(8) ? "EUR" : paidIn;
        BookTerms terms = world.oneIn(3) ? books.terms() : BookTerms.PLAIN;
        var items = new ArrayList<PriceItem>();
        for (String level : List.of("std", "perf")) {
            items.add(books.item(new Sku(level), true, terms));
        }
        for (String counter : List.of("egress", "requests")) {
            items.add(books.item(new Sku(counter), false, terms));
        }
        if (world.oneIn(20)) {
            items.removeLast();
        }
        tell(new PriceFact.BookPublished(
                version(version),
                Currency.getInstance(currency),
                LocalDate.EPOCH,
                terms,
                items,
                Hash.of("x".getBytes(UTF_8)),
                ""));
        if (!currency.equals(paidIn)) {
            tell(new PriceFact.FxRateFixed(
                    Currency.getInstance(currency),
                    Currency.getInstance(paidIn),
                    new BigDecimal("1.0837"),
                    day(),
                    "ECB"));
        }
    }

    private Fact tax(String category, TaxMode mode) {
        return new AccountFact.TaxAssigned(World.ONE, category, mode, new BigDecimal("21"), "NL", day());
    }

    private void maybe(int chances, Supplier<Fact> fact) {
        if (world.oneIn(chances)) {
            tell(fact.get());
        }
    }

    private void tell(Fact fact) {
        boolean later = world.oneIn(fact instanceof PriceFact ? 40 : 4) && !(fact instanceof AccountFact.Opened);
        Instant at = later
                ? world.midnight(world.below(MoneyHistories.DAYS)).plus(1, ChronoUnit.MINUTES)
                : world.midnight(0);
        placed.add(new Placed(at, new Told(at, fact)));
    }

    private static LocalDate before() {
        return LocalDate.of(2026, 1, 1);
    }

    private LocalDate day() {
        return world.oneIn(4) ? before() : world.day(world.below(MoneyHistories.DAYS));
    }

    private Optional<LocalDate> until() {
        return world.oneIn(2)
                ? Optional.of(MoneyHistories.FIRST.plusDays(MoneyHistories.DAYS + world.below(30)))
                : Optional.empty();
    }

    private BigDecimal figure(String... of) {
        return new BigDecimal(world.any(of));
    }

    private static PriceBookVersion version(int version) {
        return new PriceBookVersion("list", version);
    }
}

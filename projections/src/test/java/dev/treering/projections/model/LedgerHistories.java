package dev.treering.projections.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Made-up histories of the whole ledger: usage over the end of a month, and terms that are agreed before, in between and too late. */
final class LedgerHistories {

    private static final int DAYS = 6;
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 26);
    private static final List<String> LEVELS =
            List.of("std", "perf", "pg-mini", "pg-maxi", "space-tokyo", "space-oslo", "net-a", "net-b");
    private static final List<String> COUNTERS = List.of("egress", "requests", "build", "build-failed");

    private final Random random;
    private final World world;
    private final RandomBooks books;
    private final List<Told> terms = new ArrayList<>();

    private LedgerHistories(long seed) {
        this.random = new Random(seed);
        this.world = new World(random, FIRST, DAYS);
        this.books = new RandomBooks(random);
    }

    /** The same seed gives the same history. */
    static List<Told> of(long seed) {
        return new LedgerHistories(seed).history();
    }

    private List<Told> history() {
        for (AccountId account : List.of(World.ONE, World.OTHER)) {
            agreed(account);
        }
        published(1);
        published(2);
        var told = new ArrayList<Told>();
        for (Told one : new Happenings(world).of(3 + world.below(12))) {
            told.add(one);
            if (world.oneIn(10) && !(one.fact() instanceof UsageFact) && !(one.fact() instanceof BuildFact)) {
                told.add(world.below(told.size()), one);
            }
        }
        close(told);
        for (Told term : terms) { // mostly before everything, sometimes too late
            told.add(world.oneIn(8) ? world.below(told.size() + 1) : 0, term);
        }
        return told;
    }

    private void close(List<Told> told) {
        int month = world.below(told.size() + 1);
        for (int day = 0; day < DAYS && world.oneIn(2); day++) {
            told.add(
                    Math.min(told.size(), month + day),
                    new Told(world.midnight(day + 1), new ClockFact.DayClosed(world.day(day))));
        }
        told.add(
                Math.min(told.size(), world.below(told.size()) + 3),
                new Told(world.midnight(3), new ClockFact.PeriodClosed(YearMonth.of(2026, 2))));
        told.add(new Told(world.midnight(DAYS), new ClockFact.PeriodClosed(YearMonth.of(2026, 3))));
    }

    private void agreed(AccountId account) {
        if (!world.oneIn(15)) {
            var currency = Currency.getInstance(world.any("USD", "USD", "USD", "JPY"));
            agree(new AccountFact.Opened(account, "Acme", currency, ""));
        }
        agree(new AccountFact.PriceBookAssigned(account, version(1), day(world.oneIn(10) ? 1 : 0)));
        if (world.oneIn(2)) {
            agree(new AccountFact.PriceBookAssigned(account, version(2), day(world.below(DAYS))));
        }
        if (!world.oneIn(3)) {
            agree(new AccountFact.LiveScheduled(account, day(world.below(DAYS))));
        }
        maybe(
                3,
                () -> new AccountFact.DiscountAgreed(
                        account, "b", percent("10", "33.3333"), Set.of(), day(world.below(DAYS)), until()));
        maybe(
                4,
                () -> new AccountFact.DiscountAgreed(
                        account, world.any("a", "b"), percent("5", "0"), Set.of(new Sku("std")), day(0), until()));
        maybe(2, () -> tax(account, "standard", TaxMode.EXCLUSIVE, day(0)));
        maybe(3, () -> tax(account, "in", TaxMode.INCLUSIVE, day(0)));
        maybe(4, () -> tax(account, "", world.any(TaxMode.values()), day(world.below(DAYS))));
        maybe(3, () -> credit(account, "gift"));
        maybe(4, () -> credit(account, world.any("gift", "pilot")));
        PriceItem item = books.item(new Sku("std"), true, BookTerms.PLAIN);
        maybe(4, () -> new AccountFact.PriceOverridden(account, item, day(world.below(DAYS)), until()));
    }

    private static Fact tax(AccountId account, String category, TaxMode mode, LocalDate from) {
        return new AccountFact.TaxAssigned(account, category, mode, new BigDecimal("21"), "NL", from);
    }

    private Fact credit(AccountId account, String name) {
        var amount = new BigDecimal(world.any("1", "20", "5000"));
        Optional<LocalDate> until =
                world.oneIn(2) ? Optional.of(LocalDate.of(2027, 1 + world.below(3), 1)) : Optional.empty();
        return new AccountFact.CreditGranted(account, name, amount, LocalDate.of(2026, 1, 1), until, "");
    }

    private void published(int version) {
        var currency = Currency.getInstance(world.any("USD", "USD", "USD", "EUR"));
        var bookTerms = books.terms();
        var items = new ArrayList<PriceItem>();
        LEVELS.forEach(sku -> maybeItem(sku, true, bookTerms, items));
        COUNTERS.forEach(sku -> maybeItem(sku, false, bookTerms, items));
        if (!world.oneIn(20)) {
            agree(new PriceFact.BookPublished(
                    version(version), currency, LocalDate.EPOCH, bookTerms, items, Hash.of("x".getBytes(UTF_8)), ""));
        }
        for (String quote : List.of("USD", "JPY")) {
            fixed("EUR", quote, "1.0837", day(0));
            maybe(3, () -> rate("EUR", quote, "163.25", day(world.below(DAYS))));
        }
        fixed("USD", "JPY", "149.5", day(0));
    }

    private void fixed(String base, String quote, String rate, LocalDate from) {
        if (!world.oneIn(10)) {
            agree(rate(base, quote, rate, from));
        }
    }

    private static Fact rate(String base, String quote, String rate, LocalDate from) {
        return new PriceFact.FxRateFixed(
                Currency.getInstance(base), Currency.getInstance(quote), new BigDecimal(rate), from, "ECB");
    }

    private void maybeItem(String sku, boolean level, BookTerms bookTerms, List<PriceItem> items) {
        if (!world.oneIn(60)) {
            items.add(books.item(new Sku(sku), level, bookTerms));
        }
    }

    private void maybe(int chances, Supplier<Fact> fact) {
        if (world.oneIn(chances)) {
            agree(fact.get());
        }
    }

    private void agree(Fact fact) {
        terms.add(new Told(world.midnight(0), fact));
    }

    private Optional<LocalDate> until() {
        return world.oneIn(2) ? Optional.of(FIRST.plusDays(DAYS + world.below(30))) : Optional.empty();
    }

    /** 0 is long before anything. */
    private static LocalDate day(int number) {
        return number == 0 ? LocalDate.of(2026, 1, 1) : FIRST.plusDays(number);
    }

    private BigDecimal percent(String... of) {
        return new BigDecimal(world.any(of));
    }

    private static PriceBookVersion version(int version) {
        return new PriceBookVersion("list", version);
    }
}

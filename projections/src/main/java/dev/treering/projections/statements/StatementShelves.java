package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.FxRate;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.Shelf;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import dev.treering.projections.step.StateReader;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What statements remember, and what lies where.
 *
 * @param waiting accounts' periods of which something is withheld, so that what concerns everybody need not look at all
 * @param closed periods that have closed
 * @param stated what has been stated of an account's closed period in a mode
 * @param late days that changed after they were stated, as they were
 * @param timesStated how often each cell has been stated
 * @param budgets of those accounts that have one
 */
record StatementShelves(
        Shelf<Terms> terms,
        Shelf<Credits> credits,
        Shelf<String> appNames,
        Shelf<Book> books,
        Shelf<Rates> rates,
        Shelf<MonthUsage> usage,
        Shelf<AccountPeriod> periods,
        Shelf<String> waiting,
        Shelf<String> closed,
        Shelf<StatedLines> stated,
        Shelf<MonthUsage> late,
        Shelf<TimesStated> timesStated,
        Shelf<Budget> budgets)
        implements Published {

    private static final ShelfCodec<String> TEXT =
            ShelfCodec.version(1, (text, out) -> out.text(text), StateReader::text);

    private static final ShelfSpec<Terms> TERMS = new ShelfSpec<>("statements-terms", Terms.CODEC);
    private static final ShelfSpec<Credits> CREDITS = new ShelfSpec<>("statements-credits", Credits.CODEC);
    private static final ShelfSpec<String> APP_NAMES = new ShelfSpec<>("statements-app-names", TEXT);
    private static final ShelfSpec<Book> BOOKS = new ShelfSpec<>("statements-books", Book.CODEC);
    private static final ShelfSpec<Rates> RATES = new ShelfSpec<>("statements-rates", Rates.CODEC);
    private static final ShelfSpec<MonthUsage> USAGE = new ShelfSpec<>("statements-usage", MonthUsage.CODEC);
    private static final ShelfSpec<AccountPeriod> PERIODS = new ShelfSpec<>("statements-periods", AccountPeriod.CODEC);
    private static final ShelfSpec<String> WAITING = new ShelfSpec<>("statements-waiting", TEXT);
    private static final ShelfSpec<String> CLOSED = new ShelfSpec<>("statements-closed", TEXT);
    private static final ShelfSpec<StatedLines> STATED = new ShelfSpec<>("statements-stated", StatedLines.CODEC);
    private static final ShelfSpec<MonthUsage> LATE = new ShelfSpec<>("statements-late", MonthUsage.CODEC);
    private static final ShelfSpec<TimesStated> TIMES = new ShelfSpec<>("statements-cells", TimesStated.CODEC);
    private static final ShelfSpec<Budget> BUDGETS = new ShelfSpec<>("statements-budgets", Budget.CODEC);

    static final List<ShelfSpec<?>> SPECS = List.of(
            TERMS, CREDITS, APP_NAMES, BOOKS, RATES, USAGE, PERIODS, WAITING, CLOSED, STATED, LATE, TIMES, BUDGETS);

    static StatementShelves of(Shelves shelves) {
        return new StatementShelves(
                shelves.open(TERMS),
                shelves.open(CREDITS),
                shelves.open(APP_NAMES),
                shelves.open(BOOKS),
                shelves.open(RATES),
                shelves.open(USAGE),
                shelves.open(PERIODS),
                shelves.open(WAITING),
                shelves.open(CLOSED),
                shelves.open(STATED),
                shelves.open(LATE),
                shelves.open(TIMES),
                shelves.open(BUDGETS));
    }

    static Key account(AccountId account) {
        return Key.of(account.value());
    }

    static Key app(AccountId account, AppId app) {
        return Key.of(account.value(), app.value());
    }

    static Key bookKey(PriceBookVersion version) {
        return Key.of(version.id()).then(version.version());
    }

    static Key pair(Currency from, Currency to) {
        return Key.of(from.getCurrencyCode(), to.getCurrencyCode());
    }

    static Key period(AccountId account, YearMonth period) {
        return Key.of(account.value(), period.toString());
    }

    static Key usage(AccountId account, YearMonth period, Resource resource) {
        return period(account, period)
                .then(
                        resource.app(),
                        resource.name(),
                        resource.sku().value(),
                        resource.kind().name());
    }

    static Key stated(AccountId account, ModeDays days) {
        return period(account, days.period()).then(days.mode().name());
    }

    Terms termsOf(AccountId account) {
        return terms.get(account(account)).orElse(Terms.NONE);
    }

    Credits creditsOf(AccountId account) {
        return credits.get(account(account)).orElse(Credits.NONE);
    }

    boolean hasClosed(YearMonth period) {
        return closed.get(Key.of(period.toString())).isPresent();
    }

    @Override
    public Optional<Book> book(PriceBookVersion version) {
        return books.get(bookKey(version));
    }

    @Override
    public Optional<FxRate> rate(Currency from, Currency to, LocalDate day) {
        return rates.get(pair(from, to)).flatMap(fixed -> fixed.on(day));
    }

    /** All usage of an account in a period. */
    SortedMap<Resource, MonthUsage> usageOf(AccountId account, YearMonth period) {
        var byResource = new TreeMap<Resource, MonthUsage>();
        for (var held : usage.under(period(account, period))) {
            Key.Parts parts = held.key().parts();
            parts.text(); // the account
            parts.text(); // the period
            byResource.put(resource(parts), held.value());
        }
        return byResource;
    }

    /** The resource at the end of a key of usage. */
    static Resource resource(Key.Parts parts) {
        String app = parts.text();
        String name = parts.text();
        var sku = new Sku(parts.text());
        return new Resource(ResourceKind.valueOf(parts.text()), app, name, sku);
    }
}

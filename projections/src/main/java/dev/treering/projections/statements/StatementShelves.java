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
        Shelf<String> closed)
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

    static final List<ShelfSpec<?>> SPECS =
            List.of(TERMS, CREDITS, APP_NAMES, BOOKS, RATES, USAGE, PERIODS, WAITING, CLOSED);

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
                shelves.open(CLOSED));
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
            String app = parts.text();
            String name = parts.text();
            var sku = new Sku(parts.text());
            byResource.put(new Resource(ResourceKind.valueOf(parts.text()), app, name, sku), held.value());
        }
        return byResource;
    }
}

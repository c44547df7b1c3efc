package dev.treering.projections.backbilling;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.Shelf;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import dev.treering.projections.step.StateReader;
import java.time.YearMonth;
import java.util.List;

/**
 * What back-billing remembers, and what lies where.
 *
 * @param months accounts by the months of which cells were stated and have not expired, so that a close finds what expires without
 *     looking at anything else
 * @param open accounts that have an open case, so that what concerns everybody finds them
 */
record BackBillShelves(Shelf<MonthCells> cells, Shelf<Standing> standings, Shelf<String> months, Shelf<String> open) {

    private static final String MARK = "";

    private static final ShelfCodec<String> TEXT =
            ShelfCodec.version(1, (text, out) -> out.text(text), StateReader::text);

    private static final ShelfSpec<MonthCells> CELLS = new ShelfSpec<>("back-bill-cells", MonthCells.CODEC);
    private static final ShelfSpec<Standing> STANDINGS = new ShelfSpec<>("back-bill-standings", Standing.CODEC);
    private static final ShelfSpec<String> MONTHS = new ShelfSpec<>("back-bill-months", TEXT);
    private static final ShelfSpec<String> OPEN = new ShelfSpec<>("back-bill-open", TEXT);

    static final List<ShelfSpec<?>> SPECS = List.of(CELLS, STANDINGS, MONTHS, OPEN);

    static BackBillShelves of(Shelves shelves) {
        return new BackBillShelves(
                shelves.open(CELLS), shelves.open(STANDINGS), shelves.open(MONTHS), shelves.open(OPEN));
    }

    /** A resource's month of an account. */
    record Place(AccountId account, YearMonth period, Resource resource) {

        static Place of(Key key) {
            Key.Parts parts = key.parts();
            var account = new AccountId(parts.text());
            var period = YearMonth.parse(parts.text());
            String app = parts.text();
            String name = parts.text();
            var sku = new Sku(parts.text());
            return new Place(account, period, new Resource(ResourceKind.valueOf(parts.text()), app, name, sku));
        }

        Key key() {
            return month(account, period)
                    .then(
                            resource.app(),
                            resource.name(),
                            resource.sku().value(),
                            resource.kind().name());
        }
    }

    static Key month(AccountId account, YearMonth period) {
        return Key.of(account.value(), period.toString());
    }

    Standing standing(AccountId account) {
        return standings.get(Key.of(account.value())).orElse(Standing.NONE);
    }

    void put(AccountId account, Standing standing) {
        Key key = Key.of(account.value());
        standings.put(key, standing);
        if (standing.open().isPresent()) {
            open.put(key, MARK);
        } else {
            open.delete(key);
        }
    }

    /** Remembers that cells were stated of a month. */
    void mark(YearMonth period, AccountId account) {
        months.put(Key.of(period.toString(), account.value()), MARK);
    }

    List<AccountId> withOpenCase() {
        return open.under(Key.of()).stream()
                .map(held -> new AccountId(held.key().parts().text()))
                .toList();
    }
}

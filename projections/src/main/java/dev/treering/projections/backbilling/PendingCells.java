package dev.treering.projections.backbilling;

import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.backbilling.BackBillShelves.Place;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.Shelf.Held;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The cells of all accounts that are neither posted, nor waived, nor expired. */
final class PendingCells {

    static final Comparator<CellAmount> ORDER = Comparator.comparing(CellAmount::day)
            .thenComparing(CellAmount::resource)
            .thenComparing(CellAmount::revision);

    private final BackBillShelves shelves;

    PendingCells(BackBillShelves shelves) {
        this.shelves = shelves;
    }

    /** Takes in what was stated in shadow; gives what of it is new. */
    List<CellAmount> add(AccountId account, List<CellAmount> stated) {
        var fresh = new ArrayList<CellAmount>();
        byPlace(account, stated).forEach((key, cells) -> {
            MonthCells month = shelves.cells().get(key).orElse(MonthCells.NONE);
            for (CellAmount cell : cells) {
                Optional<MonthCells> more = month.with(cell);
                if (more.isPresent()) {
                    month = more.get();
                    fresh.add(cell);
                }
            }
            shelves.cells().put(key, month);
            shelves.mark(Place.of(key).period(), account);
        });
        fresh.sort(ORDER);
        return fresh;
    }

    /** What of these days is pending, in order. */
    List<CellAmount> between(AccountId account, LocalDate from, LocalDate until) {
        Key first = BackBillShelves.month(account, YearMonth.from(from));
        Key last = BackBillShelves.month(account, YearMonth.from(until.minusDays(1)));
        return pending(shelves.cells().range(first, last.end())).stream()
                .filter(cell -> !cell.day().isBefore(from) && cell.day().isBefore(until))
                .toList();
    }

    List<CellAmount> of(AccountId account) {
        return pending(shelves.cells().under(Key.of(account.value())));
    }

    List<CellAmount> of(AccountId account, YearMonth period) {
        return pending(shelves.cells().under(BackBillShelves.month(account, period)));
    }

    /** What was stated in shadow of a resource on some days of a month, whatever became of it since. */
    BigDecimal stated(AccountId account, YearMonth period, Resource resource, Collection<LocalDate> days) {
        var month =
                shelves.cells().get(new Place(account, period, resource).key()).orElse(MonthCells.NONE);
        return days.stream()
                .flatMap(day -> Optional.ofNullable(month.days().get(day.getDayOfMonth())).stream())
                .map(MonthCells.Day::stated)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Takes out what is resolved. Refuses what is not pending: a cell is resolved once. */
    void take(AccountId account, List<CellAmount> resolved) {
        byPlace(account, resolved).forEach((key, cells) -> {
            MonthCells month = shelves.cells().get(key).orElse(MonthCells.NONE);
            for (CellAmount cell : cells) {
                month = month.without(cell);
            }
            shelves.cells().put(key, month);
        });
    }

    /** Forgets a month of which nothing is pending. */
    void forget(AccountId account, YearMonth period) {
        shelves.cells()
                .under(BackBillShelves.month(account, period))
                .forEach(held -> shelves.cells().delete(held.key()));
        shelves.months().delete(Key.of(period.toString(), account.value()));
    }

    private static List<CellAmount> pending(List<Held<MonthCells>> months) {
        return months.stream()
                .flatMap(held -> {
                    Place place = Place.of(held.key());
                    return held.value().pending(place.resource(), place.period()).stream();
                })
                .sorted(ORDER)
                .toList();
    }

    private static SortedMap<Key, List<CellAmount>> byPlace(AccountId account, List<CellAmount> cells) {
        var byPlace = new TreeMap<Key, List<CellAmount>>();
        cells.stream()
                .sorted(ORDER)
                .forEach(cell -> byPlace.computeIfAbsent(
                                new Place(account, YearMonth.from(cell.day()), cell.resource()).key(),
                                _ -> new ArrayList<>())
                        .add(cell));
        return byPlace;
    }
}

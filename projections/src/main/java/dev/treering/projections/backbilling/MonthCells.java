package dev.treering.projections.backbilling;

import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was stated in shadow of a resource's month, and what of it is pending; days count from 1. */
record MonthCells(SortedMap<Integer, Day> days) {

    static final MonthCells NONE = new MonthCells(Sorted.empty());

    static final ShelfCodec<MonthCells> CODEC = ShelfCodec.version(1, MonthCells::write, MonthCells::read);

    /**
     * A day.
     *
     * @param last revision that was stated; an earlier one, or the same again, is a repetition
     * @param stated all revisions together, whatever became of them
     * @param pending by revision
     */
    record Day(int last, BigDecimal stated, SortedMap<Integer, Amount> pending) {

        private static final Day NONE = new Day(-1, BigDecimal.ZERO, Sorted.empty());

        private Day with(CellAmount cell) {
            return new Day(
                    cell.revision(),
                    stated.add(cell.amount()),
                    Sorted.with(pending, cell.revision(), new Amount(cell.billedMs(), cell.amount())));
        }

        private Day without(int revision) {
            var left = new TreeMap<>(pending);
            left.remove(revision);
            return new Day(last, stated, Collections.unmodifiableSortedMap(left));
        }
    }

    /** What one revision says. */
    record Amount(long billedMs, BigDecimal amount) {}

    /** With a cell; empty where it was stated before. */
    Optional<MonthCells> with(CellAmount cell) {
        int dayOfMonth = cell.day().getDayOfMonth();
        Day day = days.getOrDefault(dayOfMonth, Day.NONE);
        return cell.revision() <= day.last()
                ? Optional.empty()
                : Optional.of(new MonthCells(Sorted.with(days, dayOfMonth, day.with(cell))));
    }

    /** With a cell resolved that was pending. */
    MonthCells without(CellAmount cell) {
        int dayOfMonth = cell.day().getDayOfMonth();
        Day day = days.getOrDefault(dayOfMonth, Day.NONE);
        if (!day.pending().containsKey(cell.revision())) {
            throw new IllegalStateException("a cell is resolved once, this one is not pending: " + cell);
        }
        return new MonthCells(Sorted.with(days, dayOfMonth, day.without(cell.revision())));
    }

    List<CellAmount> pending(Resource resource, YearMonth period) {
        return days.entrySet().stream()
                .flatMap(day -> day.getValue().pending().entrySet().stream()
                        .map(revision -> new CellAmount(
                                resource,
                                period.atDay(day.getKey()),
                                revision.getKey(),
                                revision.getValue().billedMs(),
                                revision.getValue().amount())))
                .toList();
    }

    private void write(StateWriter out) {
        out.map(days, (day, o) -> o.number(day), (day, o) -> {
            o.number(day.last());
            o.text(day.stated().toPlainString());
            o.map(day.pending(), (revision, p) -> p.number(revision), (amount, p) -> {
                p.number(amount.billedMs());
                p.text(amount.amount().toPlainString());
            });
        });
    }

    private static MonthCells read(StateReader in) {
        return new MonthCells(in.map(
                StateReader::integer,
                i -> new Day(
                        i.integer(),
                        new BigDecimal(i.text()),
                        i.map(StateReader::integer, p -> new Amount(p.number(), new BigDecimal(p.text()))))));
    }
}

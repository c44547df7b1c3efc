package dev.treering.projections.model;

import dev.treering.projections.rating.Metered;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** All that was stated of a period of an account in one mode, first and in corrections; and what must be stated now to make it right. */
final class NaivePeriod {

    /** Lines that change what was stated, for what happened to one day; or without a day, for terms that have changed. */
    record Correction(YearMonth period, Optional<LocalDate> day, List<BillLine> lines) {
        Correction {
            lines = List.copyOf(lines);
        }
    }

    private final YearMonth period;
    private final SortedMap<Cell, Metered> cells;
    private final NaiveBill bill;

    NaivePeriod(YearMonth period, SortedMap<Cell, Metered> cells, NaiveBill bill) {
        this.period = period;
        this.cells = cells;
        this.bill = bill;
    }

    /** How much of each credit its statements have used, by name. */
    SortedMap<String, BigDecimal> creditsUsed() {
        return bill.creditsUsed();
    }

    /** Whether nothing that could be billed is otherwise than it was stated. */
    boolean isOf(SortedMap<Cell, Metered> now) {
        return changed(now).isEmpty();
    }

    /** Whether anything is otherwise than it was stated, though no price could bill it. */
    boolean hasMoved(SortedMap<Cell, Metered> now) {
        return !changed(now, metered -> !Sheet.isNothing(metered)).isEmpty();
    }

    /**
     * What is to be stated to make it so.
     *
     * @param then what it is to be
     * @param rate usage by the terms that are known now; empty where it cannot be rated
     */
    List<Correction> corrections(NaivePeriod then, Function<SortedMap<Cell, Metered>, Optional<NaiveBill>> rate) {
        var corrections = new ArrayList<Correction>();
        var usage = new TreeMap<>(cells);
        var step = correct(BillLine.summed(bill.figures()), rate.apply(usage), Optional.empty(), corrections);
        for (LocalDate day : changed(then.cells)) {
            usage.keySet().removeIf(cell -> cell.day().equals(day));
            then.cells.forEach((cell, metered) -> {
                if (cell.day().equals(day)) {
                    usage.put(cell, metered);
                }
            });
            step = correct(step, rate.apply(usage), Optional.of(day), corrections);
        }
        return corrections;
    }

    /** What cannot be rated on the way there is no step of its own. */
    private SortedMap<String, BillLine> correct(
            SortedMap<String, BillLine> before,
            Optional<NaiveBill> now,
            Optional<LocalDate> day,
            List<Correction> corrections) {
        if (now.isEmpty()) {
            return before;
        }
        var sums = BillLine.summed(now.get().figures());
        var lines = BillLine.difference(sums, before);
        if (!lines.isEmpty()) {
            corrections.add(new Correction(period, day, lines));
        }
        return sums;
    }

    private SortedSet<LocalDate> changed(SortedMap<Cell, Metered> now) {
        return changed(now, NaiveDraft::couldBeBilled);
    }

    private SortedSet<LocalDate> changed(SortedMap<Cell, Metered> now, Predicate<Metered> counts) {
        var days = new TreeSet<LocalDate>();
        var all = new TreeSet<>(cells.keySet());
        all.addAll(now.keySet());
        for (Cell cell : all) {
            if (!shown(cells, cell, counts).equals(shown(now, cell, counts))) {
                days.add(cell.day());
            }
        }
        return days;
    }

    private static String shown(SortedMap<Cell, Metered> cells, Cell cell, Predicate<Metered> counts) {
        return Optional.ofNullable(cells.get(cell))
                .filter(counts)
                .map(Sheet::shown)
                .orElse("nothing");
    }
}

package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Policies;
import dev.treering.events.prices.Policies.Charging;
import dev.treering.events.prices.Price;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Piece;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How much of each piece is priced, by day: time by basis and policies, counters by their measure, fees by months. */
final class NaiveMeasure {

    private static final long DAY_MS = 86_400_000;

    private NaiveMeasure() {}

    static void measure(List<Portion> portions, YearMonth month) {
        for (Portion portion : portions) {
            portion.piece.days().forEach((day, metered) -> {
                portion.billedMs = portion.billedMs.plus(billedMs(portion.piece, metered));
                portion.figures.put(day, figure(portions, portion, day, metered, month));
            });
        }
    }

    static Fraction billedMs(Piece piece, Metered day) {
        var usage = day.usage();
        return switch (piece.item().terms().basis()) {
            case FORMATION -> Fraction.of(usage.commandedMs());
            case RUNNING -> Fraction.of(usage.observedMs());
            case LESSER -> lesser(piece.terms().policies(), day);
        };
    }

    private static Fraction lesser(Policies policies, Metered day) {
        long billed = day.usage().billableMs();
        billed += policies.crash() == Charging.BILLED ? day.usage().crashMs() : 0;
        billed += policies.lost() == Charging.BILLED ? day.usage().lostMs() : 0;
        billed -= policies.maintenance() == Charging.FREE ? day.usage().maintenanceMs() : 0;
        return Fraction.of(billed - Math.min(billed, day.dynoStarts() * policies.bootAllowanceMs()));
    }

    private static Fraction figure(
            List<Portion> all, Portion portion, LocalDate day, Metered metered, YearMonth month) {
        if (portion.piece.item().price() instanceof Price.Flat flat) {
            return months(all, portion, flat, day, metered, month);
        }
        if (metered.count().events() == 0) {
            return billedMs(portion.piece, metered);
        }
        return switch (portion.piece.item().terms().measure()) {
            case SUM -> Fraction.of(metered.count().quantity());
            case COUNT -> Fraction.of(metered.count().events());
            case PEAK ->
                day.equals(peakDay(all, portion.piece.resource()))
                        ? Fraction.of(metered.count().peak())
                        : Fraction.ZERO;
        };
    }

    private static Fraction months(
            List<Portion> all, Portion portion, Price.Flat flat, LocalDate day, Metered metered, YearMonth month) {
        if (!flat.prorated()) {
            return day.equals(firstUse(all, portion.piece.resource())) ? Fraction.of(1) : Fraction.ZERO;
        }
        if (metered.count().events() == 0) {
            return billedMs(portion.piece, metered).over(Fraction.of(month.lengthOfMonth() * DAY_MS));
        }
        var ofPrice = all.stream().filter(one -> one.isOfSamePrice(portion)).toList();
        boolean begins = day.equals(firstUse(ofPrice, portion.piece.resource()));
        return begins ? inForce(portion.piece, month) : Fraction.ZERO;
    }

    static Fraction inForce(Piece piece, YearMonth month) {
        return Fraction.of(piece.daysInForce()).over(Fraction.of(month.lengthOfMonth()));
    }

    static Fraction bookInForce(Piece piece, YearMonth month) {
        return Fraction.of(piece.bookDaysInForce()).over(Fraction.of(month.lengthOfMonth()));
    }

    private static LocalDate firstUse(List<Portion> all, Resource resource) {
        return all.stream()
                .filter(portion -> portion.piece.resource().equals(resource))
                .map(Portion::firstUse)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** The first day that has the highest report of the month. */
    private static LocalDate peakDay(List<Portion> all, Resource resource) {
        var days = new TreeSet<LocalDate>();
        BigDecimal highest = null;
        for (Portion portion : all) {
            if (portion.piece.resource().equals(resource)
                    && portion.piece.item().terms().measure() == Measure.PEAK) {
                for (Map.Entry<LocalDate, Metered> day : portion.piece.days().entrySet()) {
                    BigDecimal peak = day.getValue().count().peak();
                    int above = highest == null ? 1 : peak.compareTo(highest);
                    if (above > 0) {
                        days.clear();
                        highest = peak;
                    }
                    if (above >= 0) {
                        days.add(day.getKey());
                    }
                }
            }
        }
        return days.getFirst();
    }
}

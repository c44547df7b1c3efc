package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.projections.model.NaiveBill.Charge;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What some days of a resource come to at the prices of the go-live day: exactly, where they are all days of it; within a minor unit
 * for each of them where they are not.
 */
record AtGoLive(Fraction least, Fraction most) {

    /** Empty where what is missing to a minimum is charged, or where no share of a day can be told. */
    static Optional<AtGoLive> of(NaiveBill bill, Resource resource, List<LocalDate> days, Fraction unit) {
        if (bill.charges().stream().anyMatch(charge -> charge.line().kind == LineKind.MINIMUM)) {
            return Optional.empty();
        }
        var all = new TreeMap<LocalDate, Fraction>();
        for (Charge charge : bill.charges()) {
            if (charge.line().resource.equals(resource)) {
                var shares = StatedCells.shares(charge);
                if (shares.isEmpty() && charge.net().signum() != 0) {
                    return Optional.empty();
                }
                shares.forEach((day, share) -> all.merge(day, share, Fraction::plus));
            }
        }
        Fraction sum = Fraction.ZERO;
        var distinct = new TreeSet<>(days);
        for (LocalDate day : distinct) {
            sum = sum.plus(all.getOrDefault(day, Fraction.ZERO));
        }
        Fraction off = distinct.containsAll(all.keySet()) ? Fraction.ZERO : unit.times(Fraction.of(distinct.size()));
        return Optional.of(new AtGoLive(sum.minus(off), sum.plus(off)));
    }
}

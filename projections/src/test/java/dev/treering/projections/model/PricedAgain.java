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
 * What some days of a resource come to at other prices: exactly, where they are all days of it; within a minor unit for each of them
 * where they are not. Of what is missing to a minimum they may be anything.
 */
record PricedAgain(Fraction least, Fraction most) {

    /** Empty where no share of a day can be told. */
    static Optional<PricedAgain> of(NaiveBill bill, Resource resource, List<LocalDate> days, Fraction unit) {
        var all = new TreeMap<LocalDate, Fraction>();
        Fraction missing = Fraction.ZERO;
        for (Charge charge : bill.charges()) {
            if (charge.line().resource.equals(resource)) {
                var shares = StatedCells.shares(charge);
                if (charge.line().kind == LineKind.MINIMUM) {
                    missing = missing.plus(Fraction.of(charge.net()));
                } else if (shares.isEmpty() && charge.net().signum() != 0) {
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
        return Optional.of(new PricedAgain(sum.minus(off), sum.plus(off).plus(missing)));
    }
}

package dev.treering.projections.rating;

import java.time.LocalDate;
import java.util.SortedMap;

/** What was used. */
record Used(Share share) implements Subject {

    @Override
    public Piece piece() {
        return share.piece();
    }

    /** By quantity; where there is none, and something is charged all the same, all of it counts on the first day. */
    @Override
    public ExactAmount within(CreditBalance credit) {
        SortedMap<LocalDate, ExactAmount> units = share.units();
        ExactAmount all = share.quantity();
        if (all.signum() <= 0) {
            return credit.paysFor(piece().days().firstKey()) ? ExactAmount.ONE : ExactAmount.ZERO;
        }
        return ExactAmount.sum(units.entrySet().stream()
                        .filter(day -> credit.paysFor(day.getKey()))
                        .map(day -> day.getValue().orZero())
                        .toList())
                .dividedBy(all)
                .min(ExactAmount.ONE);
    }
}

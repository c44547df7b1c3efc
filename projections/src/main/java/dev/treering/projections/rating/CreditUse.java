package dev.treering.projections.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one credit pays.
 *
 * @param paid of each charge, in the order of the charges; 0 or more
 */
record CreditUse(CreditBalance credit, List<BigDecimal> paid) {

    /** What expires first, then what was granted first; whatever never expires comes last. */
    private static final Comparator<CreditBalance> BURN_DOWN = Comparator.comparing(
                    (CreditBalance credit) -> credit.until().isEmpty())
            .thenComparing(credit -> credit.until().map(LocalDate::toEpochDay).orElse(0L))
            .thenComparing(CreditBalance::position)
            .thenComparing(CreditBalance::credit);

    CreditUse {
        paid = List.copyOf(paid);
    }

    /**
     * Burns the credits down against the charges, each against the part that falls on its days, in proportion to what is left of
     * each: of a charge below 0, of usage that was taken back, it pays nothing. Never pays more than is left of the charges together.
     */
    static List<CreditUse> burnt(List<CreditBalance> credits, List<Billed> charges, MinorUnit unit) {
        var left = new ArrayList<>(charges.stream().map(Billed::amount).toList());
        var uses = new ArrayList<CreditUse>();
        for (CreditBalance credit : credits.stream().sorted(BURN_DOWN).toList()) {
            List<BigDecimal> paid = paid(credit, charges, left, unit);
            for (int i = 0; i < paid.size(); i++) {
                left.set(i, left.get(i).subtract(paid.get(i)));
            }
            var use = new CreditUse(credit, paid);
            if (use.total().signum() > 0) {
                uses.add(use);
            }
        }
        return uses;
    }

    BigDecimal total() {
        return paid.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<BigDecimal> paid(
            CreditBalance credit, List<Billed> charges, List<BigDecimal> left, MinorUnit unit) {
        var payable = new ArrayList<BigDecimal>(charges.size());
        for (int i = 0; i < charges.size(); i++) {
            Billed charge = charges.get(i);
            ExactAmount part = charge.charge()
                    .subject()
                    .within(credit)
                    .times(charge.amount())
                    .min(ExactAmount.of(left.get(i)));
            payable.add(unit.floor(part.orZero()));
        }
        BigDecimal most = sum(payable).min(sum(left)).min(unit.floor(ExactAmount.of(credit.left())));
        return LargestRemainder.spread(
                most.max(unit.zero()), payable.stream().map(ExactAmount::of).toList(), unit);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

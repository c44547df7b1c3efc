package dev.treering.projections.rating;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A charge in the statement's currency, rounded; with the tax that its price contains, where it does.
 *
 * @param list without discounts and maximum
 */
record Billed(Charge charge, BigDecimal list, BigDecimal amount) {

    /** Charges that were rated or limited together: exchanged exactly, then rounded so that they come to their rounded sum. */
    static List<Billed> together(List<Charge> charges, MinorUnit unit) {
        List<BigDecimal> amounts = LargestRemainder.rounded(
                charges.stream()
                        .map(charge -> exchanged(charge.amount(), charge))
                        .toList(),
                unit);
        var billed = new ArrayList<Billed>(charges.size());
        for (Charge charge : charges) {
            BigDecimal amount = amounts.get(billed.size());
            BigDecimal list =
                    charge.list().equals(charge.amount()) ? amount : unit.rounded(exchanged(charge.list(), charge));
            billed.add(new Billed(charge, list, amount));
        }
        return billed;
    }

    Optional<TaxRule> tax() {
        return charge.subject().piece().tax();
    }

    /** In the statement's currency. */
    static ExactAmount exchanged(ExactAmount amount, Charge charge) {
        return charge.subject().piece().fx().map(fx -> amount.times(fx.rate())).orElse(amount);
    }
}

package dev.treering.projections.backbilling;

import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.projections.rating.ExactAmount;
import dev.treering.projections.rating.MinorUnit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The cells of a case with what is taken off each: first by the price rule, then by the discount, each on a resource's month as a
 * whole, at last by the cap on the whole case. Each reduction is rounded once, and is no more than what is left.
 */
final class Reduced {

    private final BackBillTerms terms;
    private final MinorUnit unit;
    private final List<CellAmount> cells;

    Reduced(BackBillTerms terms, MinorUnit unit, List<CellAmount> cells) {
        this.terms = terms;
        this.unit = unit;
        this.cells = cells;
    }

    /** @param cheaper what a group's pending sum comes to by the price rule; anything not below the sum takes nothing off */
    List<BackBilledCell> by(BiFunction<Group, List<CellAmount>, ExactAmount> cheaper) {
        var reduction = new Reduction(cells.stream().map(CellAmount::amount).toList(), unit);
        List<BigDecimal> price = nothing();
        List<BigDecimal> discount = nothing();
        List<BigDecimal> cap = nothing();
        Group.places(cells).forEach((group, places) -> {
            BigDecimal pending = reduction.sum(places);
            BigDecimal asked = unit.rounded(
                    cheaper.apply(group, places.stream().map(cells::get).toList())
                            .orZero());
            reduction.take(between(pending.subtract(asked), pending), places, price);
            BigDecimal left = reduction.sum(places);
            BigDecimal off = unit.rounded(ExactAmount.of(left).percent(terms.discountPercent()));
            reduction.take(between(off, left), places, discount);
        });
        List<Integer> all = IntStream.range(0, cells.size()).boxed().toList();
        terms.cap().ifPresent(most -> {
            BigDecimal left = reduction.sum(all);
            reduction.take(between(left.subtract(floored(most)), left), all, cap);
        });
        return all.stream()
                .map(i ->
                        new BackBilledCell(cells.get(i), price.get(i), discount.get(i), cap.get(i), reduction.left(i)))
                .toList();
    }

    /** A cap finer than a cent is one of whole cents: the most that may come of it. */
    private BigDecimal floored(BigDecimal most) {
        return most.setScale(unit.decimals(), RoundingMode.FLOOR);
    }

    private static BigDecimal between(BigDecimal amount, BigDecimal most) {
        return amount.min(most).max(BigDecimal.ZERO);
    }

    private List<BigDecimal> nothing() {
        return new ArrayList<>(Collections.nCopies(cells.size(), new BigDecimal(BigInteger.ZERO, unit.decimals())));
    }
}

package dev.treering.projections.statements;

import dev.treering.events.facts.AccountFact.BudgetSet;
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
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an account means to spend a month at most, and what was told of it.
 *
 * @param amount in the account's currency; empty for no budget any more
 * @param thresholds percentages of it
 * @param position where in the log it was set
 * @param told thresholds by the month they were reached in
 */
record Budget(
        Optional<BigDecimal> amount,
        SortedSet<Integer> thresholds,
        long position,
        SortedMap<YearMonth, SortedSet<Integer>> told) {

    static final ShelfCodec<Budget> CODEC = ShelfCodec.version(1, Budget::write, Budget::read);

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    static Budget of(BudgetSet fact, long position) {
        return new Budget(fact.amount(), fact.thresholds(), position, Sorted.empty());
    }

    /** As set anew; what was told stays told. Of two the later in the log holds. */
    Budget with(BudgetSet fact, long place) {
        return place > position ? new Budget(fact.amount(), fact.thresholds(), place, told) : this;
    }

    /** Thresholds that an amount reaches and that were not told in the month, ascending. */
    List<Integer> reached(YearMonth period, BigDecimal spent) {
        SortedSet<Integer> before = told.getOrDefault(period, Collections.emptySortedSet());
        return amount.stream()
                .flatMap(budget -> thresholds.stream()
                        .filter(threshold -> !before.contains(threshold))
                        .filter(threshold ->
                                spent.multiply(HUNDRED).compareTo(budget.multiply(BigDecimal.valueOf(threshold))) >= 0))
                .toList();
    }

    Budget told(YearMonth period, List<Integer> reached) {
        var all = new TreeSet<>(told.getOrDefault(period, Collections.emptySortedSet()));
        all.addAll(reached);
        return new Budget(
                amount, thresholds, position, Sorted.with(told, period, Collections.unmodifiableSortedSet(all)));
    }

    private void write(StateWriter out) {
        out.list(amount.stream().toList(), (figure, o) -> o.text(figure.toPlainString()));
        write(thresholds, out);
        out.number(position);
        out.map(told, (period, o) -> o.text(period.toString()), Budget::write);
    }

    private static Budget read(StateReader in) {
        return new Budget(
                in.list(i -> new BigDecimal(i.text())).stream().findFirst(),
                percentages(in),
                in.number(),
                in.map(i -> YearMonth.parse(i.text()), Budget::percentages));
    }

    private static void write(SortedSet<Integer> percentages, StateWriter out) {
        out.list(percentages, (percentage, o) -> o.number(percentage));
    }

    private static SortedSet<Integer> percentages(StateReader in) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(in.list(StateReader::integer)));
    }
}

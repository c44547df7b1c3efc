package dev.treering.projections.statements;

import dev.treering.events.facts.AccountFact.CreditGranted;
import dev.treering.projections.rating.CreditBalance;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * The credits of an account. Live statements use them up in the order in which they are issued, which is that of the log: what was
 * withheld finds what is left when it is issued at last. One that is used up is kept: a correction may give some of it back, and a
 * name is granted once, for ever.
 *
 * @param byName with what is left of each, 0 or more
 */
record Credits(SortedMap<String, CreditBalance> byName) {

    static final Credits NONE = new Credits(Sorted.empty());

    static final ShelfCodec<Credits> CODEC = ShelfCodec.version(2, Credits::write, Credits::read);

    /** With a credit; as before where its name was granted already. */
    Credits with(CreditGranted fact, long position) {
        if (byName.containsKey(fact.credit())) {
            return this;
        }
        var granted = new CreditBalance(fact.credit(), fact.amount(), fact.from(), fact.until(), position);
        return new Credits(Sorted.with(byName, fact.credit(), granted));
    }

    /** Without what a statement used, by credit. */
    Credits less(SortedMap<String, BigDecimal> used) {
        return moved(used, BigDecimal::subtract);
    }

    /** With what a statement had used, by credit. */
    Credits with(SortedMap<String, BigDecimal> used) {
        return moved(used, BigDecimal::add);
    }

    /** Those of which anything is left. */
    List<CreditBalance> balances() {
        return byName.values().stream()
                .filter(credit -> credit.left().signum() > 0)
                .toList();
    }

    private Credits moved(SortedMap<String, BigDecimal> used, BinaryOperator<BigDecimal> by) {
        if (used.isEmpty()) {
            return this;
        }
        var moved = new TreeMap<>(byName);
        used.forEach((name, amount) -> moved.computeIfPresent(
                name,
                (_, credit) -> new CreditBalance(
                        name, by.apply(credit.left(), amount), credit.from(), credit.until(), credit.position())));
        return new Credits(Collections.unmodifiableSortedMap(moved));
    }

    private void write(StateWriter out) {
        out.list(byName.values(), (credit, o) -> {
            o.text(credit.credit());
            o.text(credit.left().toPlainString());
            o.number(credit.from().toEpochDay());
            o.list(credit.until().stream().toList(), (day, until) -> until.number(day.toEpochDay()));
            o.number(credit.position());
        });
    }

    private static Credits read(StateReader in) {
        var byName = new TreeMap<String, CreditBalance>();
        for (CreditBalance credit : in.list(Credits::balance)) {
            byName.put(credit.credit(), credit);
        }
        return new Credits(Collections.unmodifiableSortedMap(byName));
    }

    private static CreditBalance balance(StateReader in) {
        return new CreditBalance(
                in.text(),
                new BigDecimal(in.text()),
                LocalDate.ofEpochDay(in.number()),
                in.list(i -> LocalDate.ofEpochDay(i.number())).stream().findFirst(),
                in.number());
    }
}

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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The credits of an account. Live statements use them up in the order in which they are issued, which is that of the log: what was
 * withheld finds what is left when it is issued at last.
 *
 * @param open what is left, by name; each above 0
 * @param spent names of those used up: a name is granted once, for ever
 */
record Credits(SortedMap<String, CreditBalance> open, SortedSet<String> spent) {

    static final Credits NONE = new Credits(Sorted.empty(), Collections.emptySortedSet());

    static final ShelfCodec<Credits> CODEC = ShelfCodec.version(1, Credits::write, Credits::read);

    /** With a credit; as before where its name was granted already. */
    Credits with(CreditGranted fact, long position) {
        if (open.containsKey(fact.credit()) || spent.contains(fact.credit())) {
            return this;
        }
        var granted = new CreditBalance(fact.credit(), fact.amount(), fact.from(), fact.until(), position);
        return new Credits(Sorted.with(open, fact.credit(), granted), spent);
    }

    /** Without what a statement used, by credit. */
    Credits less(SortedMap<String, BigDecimal> used) {
        var left = new TreeMap<String, CreditBalance>();
        var gone = new TreeSet<>(spent);
        open.forEach((name, credit) -> {
            BigDecimal rest = credit.left().subtract(used.getOrDefault(name, BigDecimal.ZERO));
            if (rest.signum() > 0) {
                left.put(name, new CreditBalance(name, rest, credit.from(), credit.until(), credit.position()));
            } else {
                gone.add(name);
            }
        });
        return new Credits(Collections.unmodifiableSortedMap(left), Collections.unmodifiableSortedSet(gone));
    }

    List<CreditBalance> balances() {
        return List.copyOf(open.values());
    }

    private void write(StateWriter out) {
        out.list(open.values(), (credit, o) -> {
            o.text(credit.credit());
            o.text(credit.left().toPlainString());
            o.number(credit.from().toEpochDay());
            o.list(credit.until().stream().toList(), (day, until) -> until.number(day.toEpochDay()));
            o.number(credit.position());
        });
        out.list(spent, (name, o) -> o.text(name));
    }

    private static Credits read(StateReader in) {
        var open = new TreeMap<String, CreditBalance>();
        for (CreditBalance credit : in.list(Credits::balance)) {
            open.put(credit.credit(), credit);
        }
        return new Credits(
                Collections.unmodifiableSortedMap(open),
                Collections.unmodifiableSortedSet(new TreeSet<>(in.list(StateReader::text))));
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

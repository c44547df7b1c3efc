package dev.treering.projections.model;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What is asked of modes, periods, corrections and cases, for any history of one account. */
final class MoneyChecks {

    private MoneyChecks() {}

    static Check<Told> everyCent() {
        return everyCent(Ledgering::real);
    }

    static Check<Told> everyCent(Supplier<Ledgering> ledger) {
        return new Check<>(
                "corrections, stated cells, cases, waivers and expiry are as the rules say",
                MoneyHistories::of,
                Simpler::of,
                told -> difference(told, ledger.get()),
                MeterChecks::drawing);
    }

    private static Optional<String> difference(List<Told> told, Ledgering ledger) {
        var faults = new Faults();
        var naive = new NaiveStatements();
        var cells = new StatedCells(World.ONE, faults);
        var cases = new CasesWatch(World.ONE, faults);
        var stated = new TreeMap<Due, String>();
        for (int i = 0; i < told.size() && faults.first().isEmpty(); i++) {
            Told one = told.get(i);
            LoggedFact fact = new Told(one.heldAt(), Hashes.put(one.fact(), cases)).at(i);
            List<LedgerEntry> entries = ledger.accept(fact);
            naive.accept(fact);
            entries.forEach(entry -> NaiveStatement.state(World.ONE, entry, stated, faults));
            naive.compare(stated, faults);
            cells.saw(entries, naive);
            cases.saw(fact.fact(), entries, naive);
            faults.at("after #" + i + ": ");
        }
        return faults.first();
    }
}

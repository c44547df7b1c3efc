package dev.treering.projections.model;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.statements.SaidOfCells;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is asked of the whole ledger, for any history. */
final class LedgerChecks {

    private LedgerChecks() {}

    static Check<Told> everyStatement() {
        return new Check<>(
                "cells, counters, rejections and statements are as the rules say",
                LedgerHistories::of,
                Simpler::of,
                told -> difference(Told.log(told)),
                MeterChecks::drawing);
    }

    private static Optional<String> difference(List<LoggedFact> log) {
        var ledger = new AccountLedger(new MemoryShelves());
        var naive = new NaiveStatements();
        var watch = new MeterWatch();
        var stated = new TreeMap<Due, String>();
        var faults = new Faults();
        for (LoggedFact fact : log) {
            naive.accept(fact);
            List<LedgerRecord> records = ledger.accept(fact);
            watch.saw(fact, records.stream().map(LedgerChecks::entry).toList());
            records.forEach(record -> state(record, stated, faults));
            var said =
                    SaidOfCells.fault(records.stream().map(LedgerChecks::entry).toList());
            faults.check(said.isEmpty(), said::orElseThrow);
        }
        return faults.first()
                .or(watch::fault)
                .or(() -> Sheet.of(naive.meter().cells(), naive.meter().rejections())
                        .differenceTo(watch.sheet()))
                .or(() -> {
                    naive.compare(stated, faults);
                    return faults.first();
                });
    }

    private static AccountEntry entry(LedgerRecord entry) {
        return new AccountEntry(entry.chained().account(), entry.chained().entry());
    }

    private static void state(LedgerRecord record, SortedMap<Due, String> stated, Faults faults) {
        NaiveStatement.state(record.chained().account(), record.chained().entry(), stated, faults);
        if (record.chained().entry() instanceof StatementIssued issued) {
            BigDecimal sum =
                    issued.lines().stream().map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            faults.check(
                    sum.compareTo(issued.total()) == 0,
                    () -> issued.period() + " has lines of " + sum + " and a total of " + issued.total());
        }
    }
}

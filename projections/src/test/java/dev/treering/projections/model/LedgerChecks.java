package dev.treering.projections.model;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.statements.SaidOfCells;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

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
        var stated = new TreeMap<String, String>();
        var totals = new TreeMap<String, BigDecimal>();
        var wrong = new ArrayList<String>();
        for (LoggedFact fact : log) {
            naive.accept(fact);
            List<LedgerRecord> records = ledger.accept(fact);
            watch.saw(fact, records.stream().map(LedgerChecks::entry).toList());
            records.forEach(entry -> state(entry, stated, wrong));
            records.forEach(entry -> add(entry, totals));
            SaidOfCells.fault(records.stream().map(LedgerChecks::entry).toList())
                    .ifPresent(wrong::add);
        }
        totals.values().removeIf(total -> total.signum() == 0);
        totals.replaceAll((_, total) -> total.stripTrailingZeros());
        return wrong.stream()
                .findFirst()
                .or(watch::fault)
                .or(() -> Sheet.of(naive.meter().cells(), naive.meter().rejections())
                        .differenceTo(watch.sheet()))
                .or(() -> difference(naive.stated(), stated))
                .or(() -> naive.totals().equals(totals)
                        ? Optional.empty()
                        : Optional.of("totals\n expected\n  " + naive.totals() + "\n but was\n  " + totals));
    }

    private static AccountEntry entry(LedgerRecord entry) {
        return new AccountEntry(entry.chained().account(), entry.chained().entry());
    }

    private static void state(LedgerRecord record, SortedMap<String, String> stated, List<String> wrong) {
        String account = record.chained().account().value();
        switch (record.chained().entry()) {
            case StatementWithheld withheld ->
                stated.put(account + " " + withheld.period() + " " + withheld.mode(), "withheld " + withheld.reason());
            case StatementIssued issued -> {
                String name = account + " " + issued.period() + " " + issued.mode();
                List<StatementLine> own = issued.lines().stream()
                        .filter(line -> line.corrects().isEmpty())
                        .toList();
                String before = own.isEmpty()
                        ? stated.remove(name)
                        : stated.put(
                                name, String.join("\n  ", BillText.of(own)) + "\n  total " + BillText.money(sum(own)));
                if (before != null && !before.startsWith("withheld")) {
                    wrong.add(name + " is stated twice");
                }
                BigDecimal sum = sum(issued.lines());
                if (sum.compareTo(issued.total()) != 0) {
                    wrong.add(name + " has lines of " + sum + " and a total of " + issued.total());
                }
            }
            default -> {}
        }
    }

    /** Every line counts where its usage is. */
    private static void add(LedgerRecord record, SortedMap<String, BigDecimal> totals) {
        if (record.chained().entry() instanceof StatementIssued issued) {
            for (StatementLine line : issued.lines()) {
                YearMonth period = line.corrects().map(Correction::period).orElse(issued.period());
                totals.merge(
                        record.chained().account() + " " + period + " " + issued.mode(),
                        line.amount(),
                        BigDecimal::add);
            }
        }
    }

    private static BigDecimal sum(List<StatementLine> lines) {
        return lines.stream().map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is withheld and then comes to nothing is not told of again. */
    private static Optional<String> difference(SortedMap<String, String> expected, SortedMap<String, String> actual) {
        var names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (String name : names) {
            String wanted = expected.getOrDefault(name, "nothing");
            String found = actual.getOrDefault(name, "nothing");
            boolean cameToNothing = wanted.equals("nothing") && found.startsWith("withheld");
            if (!wanted.equals(found) && !cameToNothing) {
                return Optional.of("statement " + name + "\n expected\n  " + wanted + "\n but was\n  " + found);
            }
        }
        return Optional.empty();
    }
}

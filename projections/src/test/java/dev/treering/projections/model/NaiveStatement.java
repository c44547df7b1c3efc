package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.model.NaiveBill.Charge;
import dev.treering.projections.model.NaivePeriod.Correction;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * A statement in words that can be compared.
 *
 * @param charges of the period itself
 */
record NaiveStatement(String text, List<Charge> charges) {

    NaiveStatement {
        charges = List.copyOf(charges);
    }

    static NaiveStatement withheld(Reason reason) {
        return new NaiveStatement("withheld " + reason, List.of());
    }

    static NaiveStatement issued(NaiveBill bill, List<Correction> corrections) {
        var texts = new ArrayList<>(bill.lines());
        BigDecimal total = bill.total();
        for (Correction correction : corrections) {
            String head = "correcting " + correction.period() + " "
                    + correction.day().map(Object::toString).orElse("by terms") + ": ";
            correction.lines().stream().map(line -> head + line).sorted().forEach(texts::add);
            for (BillLine line : correction.lines()) {
                total = total.add(line.amount());
            }
        }
        return new NaiveStatement(text(texts, total), bill.charges());
    }

    /** The same words for what the ledger states. Of one correction the lines may stand in any order. */
    static String text(StatementIssued issued) {
        var own = issued.lines().stream()
                .filter(line -> line.corrects().isEmpty())
                .toList();
        var texts = new ArrayList<>(BillText.of(own));
        String before = "";
        var together = new ArrayList<String>();
        for (StatementLine line : issued.lines()) {
            if (line.corrects().isPresent()) {
                var corrects = line.corrects().get();
                String head = "correcting " + corrects.period() + " "
                        + corrects.day().map(Object::toString).orElse("by terms") + ": ";
                if (!head.equals(before)) {
                    together.stream().sorted().forEach(texts::add);
                    together.clear();
                }
                before = head;
                together.add(head + BillLine.of(line));
            }
        }
        together.stream().sorted().forEach(texts::add);
        return text(texts, issued.total());
    }

    /** Notes what an entry states. */
    static void state(AccountId account, LedgerEntry entry, SortedMap<Due, String> stated, Faults faults) {
        switch (entry) {
            case StatementWithheld withheld ->
                stated.put(new Due(account, withheld.period(), withheld.mode()), "withheld " + withheld.reason());
            case StatementIssued issued -> {
                var name = new Due(account, issued.period(), issued.mode());
                String before = stated.put(name, text(issued));
                faults.check(before == null || before.startsWith("withheld"), () -> name + " is stated twice");
            }
            default -> {}
        }
    }

    private static String text(List<String> lines, BigDecimal total) {
        return String.join("\n  ", lines) + "\n  total " + BillText.money(total);
    }
}

package dev.treering.server.running;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.projections.proof.Invoiced;
import dev.treering.projections.sealing.SealedDocument;
import dev.treering.server.http.Verifier.Verdict;
import dev.treering.server.http.Verifier.Verification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What came of looking at an invoice, in the words of the doors. */
final class InvoiceReport {

    private InvoiceReport() {}

    static Verification of(Invoiced invoiced) {
        return switch (invoiced) {
            case Invoiced.Holds holds -> new Verification(Verdict.VERIFIED, report(holds));
            case Invoiced.Differs differs -> {
                var report = new LinkedHashMap<String, Object>();
                report.put("place", differs.place());
                report.put("expected", differs.expected());
                report.put("found", differs.found());
                yield new Verification(Verdict.MISMATCH, report);
            }
            case Invoiced.Unknown(String reason) -> new Verification(Verdict.UNVERIFIABLE, Map.of("reason", reason));
        };
    }

    private static Map<String, Object> report(Invoiced.Holds holds) {
        var invoice = holds.invoice();
        var document = holds.document();
        var report = new LinkedHashMap<String, Object>();
        report.put("invoice", invoice.number() + (holds.isVoid() ? ", void" : ""));
        report.put("account", invoice.account().value());
        report.put("issued", invoice.on() + ", due " + invoice.due());
        report.put("total", invoice.total().toPlainString() + " " + invoice.currency());
        report.put("asks for", named(document));
        for (int i = 0; i < document.lines().size(); i++) {
            report.put("line " + (i + 1), inWords(document.lines().get(i)));
        }
        report.put("hash", document.record().hash().toString());
        report.put("sealed", "at position " + holds.closedAt() + ", signed by checkpoint " + holds.checkpoint());
        return report;
    }

    private static String named(SealedDocument document) {
        String what = document.billingCase().isEmpty()
                ? "the " + document.mode() + " statement for " + document.period()
                : "the back-bill " + document.billingCase();
        return what + ", entry " + document.record().chained().sequence() + " of the chain";
    }

    private static String inWords(StatementLine line) {
        return Stream.of(
                        line.kind().name(),
                        line.appName(),
                        line.resource().name(),
                        line.resource().sku().value(),
                        line.detail(),
                        line.amount().toPlainString())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}

package dev.treering.server.http.v1;

import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BillingFact.BackBillProposed;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.projections.query.BackBillQueries.CaseView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A back-bill case in JSON. Amounts are decimal text without tax, days UTC.
 *
 * @param state OPEN, HELD, FOLLOWED (by another case, after it was held), POSTED, WAIVED or REJECTED
 * @param hash of the newest computation; absent until the ledger has computed it
 * @param pending the cells it takes in; price, discount and cap are taken off, and posted is what is left
 * @param total with tax
 * @param excluded sums of what it leaves out, by reason
 * @param approvals who approved the newest computation
 * @param noticeSent when the customer was told of the newest computation
 * @param earliest first day it may be posted on, as far as notice goes
 * @param missing what keeps it from being posted, for people
 */
record BackBillJson(
        String account,
        String billingCase,
        String state,
        String proposedBy,
        String proposedOn,
        String from,
        String until,
        Terms terms,
        Optional<String> hash,
        String currency,
        int cells,
        String pending,
        String price,
        String discount,
        String cap,
        String posted,
        String total,
        Map<String, String> excluded,
        List<Line> lines,
        List<String> approvals,
        Optional<String> noticeSent,
        Optional<String> earliest,
        List<String> missing) {

    /** The terms of the case. */
    record Terms(String lookback, String discountPercent, Optional<String> cap, String priceRule, int noticeDays) {
        static Terms of(BackBillTerms terms) {
            return new Terms(
                    terms.lookback().toString(),
                    terms.discountPercent().toPlainString(),
                    terms.cap().map(BigDecimal::toPlainString),
                    terms.priceRule().name(),
                    terms.noticeDays());
        }
    }

    /** A line of its invoice. */
    record Line(String kind, String app, String process, String sku, String pending, String amount, String detail) {
        static Line of(StatementLine line) {
            return new Line(
                    line.kind().name(),
                    line.appName(),
                    line.resource().name(),
                    line.resource().sku().value(),
                    line.listAmount().toPlainString(),
                    line.amount().toPlainString(),
                    line.detail());
        }
    }

    static BackBillJson of(CaseView view, CaseProgress progress) {
        BackBillProposed proposal = progress.proposal();
        Optional<BackBill> figures = progress.figures();
        return new BackBillJson(
                view.account().value(),
                view.id().value(),
                progress.state(),
                proposal.by(),
                proposal.on().toString(),
                proposal.from().toString(),
                proposal.until().toString(),
                Terms.of(proposal.terms()),
                progress.hash().map(Object::toString),
                figures.map(found -> found.currency().getCurrencyCode()).orElse(""),
                figures.map(found -> found.cells().size()).orElse(0),
                sum(figures, cell -> cell.pending().amount()),
                sum(figures, BackBilledCell::price),
                sum(figures, BackBilledCell::discount),
                sum(figures, BackBilledCell::cap),
                sum(figures, BackBilledCell::posted),
                figures.map(found -> found.total().toPlainString()).orElse("0"),
                excluded(figures),
                figures.map(found -> found.lines().stream().map(Line::of).toList())
                        .orElse(List.of()),
                progress.approvers(),
                progress.noticeSent().map(Object::toString),
                progress.earliest().map(Object::toString),
                progress.missing());
    }

    private static String sum(Optional<BackBill> figures, Function<BackBilledCell, BigDecimal> part) {
        return plain(figures.stream().flatMap(found -> found.cells().stream()).map(part));
    }

    private static Map<String, String> excluded(Optional<BackBill> figures) {
        var sums = new TreeMap<String, String>();
        for (ExcludedCell.Reason reason : ExcludedCell.Reason.values()) {
            List<BigDecimal> amounts = figures.stream()
                    .flatMap(found -> found.excluded().stream())
                    .filter(cell -> cell.reason() == reason)
                    .map(ExcludedCell::pending)
                    .map(CellAmount::amount)
                    .toList();
            if (!amounts.isEmpty()) {
                sums.put(reason.name(), plain(amounts.stream()));
            }
        }
        return sums;
    }

    private static String plain(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString();
    }
}

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
import java.util.Currency;
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
        static Terms of(BackBillTerms terms, Currency currency) {
            return new Terms(
                    terms.lookback().toString(),
                    terms.discountPercent().toPlainString(),
                    terms.cap().map(cap -> Amounts.text(cap, currency)),
                    terms.priceRule().name(),
                    terms.noticeDays());
        }
    }

    /** A line of its invoice. */
    record Line(String kind, String app, String process, String sku, String pending, String amount, String detail) {
        static Line of(StatementLine line, Currency currency) {
            return new Line(
                    line.kind().name(),
                    line.appName(),
                    line.resource().name(),
                    line.resource().sku().value(),
                    Amounts.text(line.listAmount(), currency),
                    Amounts.text(line.amount(), currency),
                    line.detail());
        }
    }

    /** @param account the account's currency, in which nothing is told before it is computed */
    static BackBillJson of(CaseView view, CaseProgress progress, Currency account) {
        BackBillProposed proposal = progress.proposal();
        Optional<BackBill> figures = progress.figures();
        Currency currency = figures.map(BackBill::currency).orElse(account);
        return new BackBillJson(
                view.account().value(),
                view.id().value(),
                progress.state(),
                proposal.by(),
                proposal.on().toString(),
                proposal.from().toString(),
                proposal.until().toString(),
                Terms.of(proposal.terms(), currency),
                progress.hash().map(Object::toString),
                figures.map(found -> found.currency().getCurrencyCode()).orElse(""),
                figures.map(found -> found.cells().size()).orElse(0),
                sum(figures, currency, cell -> cell.pending().amount()),
                sum(figures, currency, BackBilledCell::price),
                sum(figures, currency, BackBilledCell::discount),
                sum(figures, currency, BackBilledCell::cap),
                sum(figures, currency, BackBilledCell::posted),
                Amounts.text(figures.map(BackBill::total).orElse(BigDecimal.ZERO), currency),
                excluded(figures, currency),
                figures.map(found -> found.lines().stream()
                                .map(line -> Line.of(line, currency))
                                .toList())
                        .orElse(List.of()),
                progress.approvers(),
                progress.noticeSent().map(Object::toString),
                progress.earliest().map(Object::toString),
                progress.missing());
    }

    private static String sum(
            Optional<BackBill> figures, Currency currency, Function<BackBilledCell, BigDecimal> part) {
        return sum(figures.stream().flatMap(found -> found.cells().stream()).map(part), currency);
    }

    private static Map<String, String> excluded(Optional<BackBill> figures, Currency currency) {
        var sums = new TreeMap<String, String>();
        for (ExcludedCell.Reason reason : ExcludedCell.Reason.values()) {
            List<BigDecimal> amounts = figures.stream()
                    .flatMap(found -> found.excluded().stream())
                    .filter(cell -> cell.reason() == reason)
                    .map(ExcludedCell::pending)
                    .map(CellAmount::amount)
                    .toList();
            if (!amounts.isEmpty()) {
                sums.put(reason.name(), sum(amounts.stream(), currency));
            }
        }
        return sums;
    }

    private static String sum(Stream<BigDecimal> amounts, Currency currency) {
        return Amounts.text(amounts.reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }
}

package dev.treering.server.http.v1;

import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.projections.query.PlatformQueries.AccountView;
import dev.treering.projections.query.ShadowQueries.DisputeView;
import dev.treering.projections.query.ShadowUsage;
import java.math.BigDecimal;
import java.util.List;

/**
 * What became of the usage that was stated of an account in shadow, in JSON: pending = posted + discounted + waived + expired +
 * stillPending. Amounts are decimal text without tax.
 *
 * @param pending all that was ever stated in shadow
 * @param posted charged by cases
 * @param discounted taken off by price rule, discount and cap of the cases that posted it
 * @param stillPending of which nothing was resolved yet
 * @param disputed of what is still pending, what an open dispute freezes
 * @param stillPendingCells how many cells are still pending
 * @param addsUp whether the sum holds; if not, `audit resolutions` says where
 */
record PendingJson(
        String account,
        String currency,
        String pending,
        String posted,
        String discounted,
        String waived,
        String expired,
        String stillPending,
        String disputed,
        int stillPendingCells,
        boolean addsUp) {

    static PendingJson of(AccountView account, ShadowUsage usage, List<DisputeView> disputes) {
        var currency = account.currency();
        BigDecimal disputed = usage.stillPending().stream()
                .filter(cell -> disputes.stream().anyMatch(dispute -> dispute.freezes(cell)))
                .map(CellAmount::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new PendingJson(
                account.account().value(),
                currency.getCurrencyCode(),
                Amounts.text(usage.stated(), currency),
                Amounts.text(usage.posted(), currency),
                Amounts.text(usage.reduced(), currency),
                Amounts.text(usage.waived(), currency),
                Amounts.text(usage.expired(), currency),
                Amounts.text(usage.pending(), currency),
                Amounts.text(disputed, currency),
                usage.stillPending().size(),
                usage.addsUp());
    }
}

package dev.treering.server.http.v1;

import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.vocabulary.AppId;
import dev.treering.projections.query.ShadowQueries.DisputeView;
import dev.treering.projections.query.ShadowUsage;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * A dispute in JSON. Days are UTC.
 *
 * @param state OPEN, UPHELD or REJECTED
 * @param until first day that is not in it any more
 * @param app whose usage; absent for all of the account
 * @param frozen what it freezes of what is still pending, decimal text; what two disputes freeze is in both
 */
record DisputeJson(
        String dispute,
        String state,
        String from,
        String until,
        Optional<String> app,
        String reason,
        String by,
        String frozen,
        Optional<Resolved> resolved) {

    /** How it has ended. */
    record Resolved(String reason, String by) {
        static Resolved of(DisputeResolved fact) {
            return new Resolved(fact.reason(), fact.by());
        }
    }

    static DisputeJson of(DisputeView view, ShadowUsage usage, Currency currency) {
        var opened = view.dispute();
        BigDecimal frozen = usage.stillPending().stream()
                .filter(view::freezes)
                .map(CellAmount::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new DisputeJson(
                opened.dispute(),
                view.resolution().map(end -> end.resolution().name()).orElse("OPEN"),
                opened.from().toString(),
                opened.until().toString(),
                opened.app().map(AppId::value),
                opened.reason(),
                opened.by(),
                Amounts.text(frozen, currency),
                view.resolution().map(Resolved::of));
    }
}

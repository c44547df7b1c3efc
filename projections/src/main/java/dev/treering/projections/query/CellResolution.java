package dev.treering.projections.query;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What became of a stated cell, for good. Of one cell and revision there is one.
 *
 * @param revision of what was stated, see {@link CellAmount}
 * @param reference the period stated, the case posted, or the reference of whoever waived it or let it expire
 * @param billedMs milliseconds this revision adds to billed time
 * @param amount charged by it, or given up by it, in the account's currency
 * @param sequence of the entry in the account's chain
 */
public record CellResolution(
        AccountId account,
        Resource resource,
        LocalDate day,
        int revision,
        Kind kind,
        String reference,
        long billedMs,
        BigDecimal amount,
        long sequence) {

    /** Without trailing zeros: 1.50 and 1.5 are one amount. */
    public CellResolution {
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /** How a cell can end. */
    public enum Kind {
        POSTED_LIVE,
        POSTED_BACK_BILL,
        WAIVED,
        EXPIRED
    }

    /** What is resolved once: the same key a second time is a contradiction. */
    public record Key(AccountId account, Resource resource, LocalDate day, int revision) {}

    public Key key() {
        return new Key(account, resource, day, revision);
    }

    /** What an entry resolves, in its order; what it leaves pending is not among it. */
    public static List<CellResolution> of(ChainedEntry chained) {
        return switch (chained.entry()) {
            case LedgerEntry.CellsStated stated
            when stated.mode() == BillingMode.LIVE ->
                stated.cells().stream()
                        .map(cell -> of(
                                chained, cell, Kind.POSTED_LIVE, stated.period().toString(), cell.amount()))
                        .toList();
            case BackBillEntry.Posted posted ->
                posted.backBill().cells().stream()
                        .map(cell -> of(
                                chained,
                                cell.pending(),
                                Kind.POSTED_BACK_BILL,
                                posted.billingCase().value(),
                                cell.posted()))
                        .toList();
            case BackBillEntry.Resolved resolved ->
                resolved.cells().stream()
                        .map(cell -> of(
                                chained,
                                cell,
                                Kind.valueOf(resolved.resolution().name()),
                                resolved.reference(),
                                cell.amount()))
                        .toList();
            default -> List.of(); // resolves nothing
        };
    }

    private static CellResolution of(
            ChainedEntry chained, CellAmount cell, Kind kind, String reference, BigDecimal amount) {
        return new CellResolution(
                chained.account(),
                cell.resource(),
                cell.day(),
                cell.revision(),
                kind,
                reference,
                cell.billedMs(),
                amount,
                chained.sequence());
    }
}

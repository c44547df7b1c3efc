package dev.treering.projections.backbilling;

import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.Exclusion;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell.Reason;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The pending cells of a case's days: those it takes in, and those it leaves out with the reason. */
record Selection(List<CellAmount> included, List<ExcludedCell> excluded) {

    Selection {
        included = List.copyOf(included);
        excluded = List.copyOf(excluded);
    }

    /** @param pending cells of the case's days, in order */
    static Selection of(OpenCase open, Collection<CellsDisputed> disputes, List<CellAmount> pending) {
        var included = new ArrayList<CellAmount>();
        var excluded = new ArrayList<ExcludedCell>();
        for (CellAmount cell : pending) {
            disputed(cell, disputes)
                    .or(() -> excluded(cell, open))
                    .or(() -> tooOld(cell, open))
                    .ifPresentOrElse(excluded::add, () -> included.add(cell));
        }
        return new Selection(included, excluded);
    }

    static boolean covers(CellsDisputed dispute, CellAmount cell) {
        return dispute.covers(cell.resource().app(), cell.day());
    }

    private static Optional<ExcludedCell> disputed(CellAmount cell, Collection<CellsDisputed> disputes) {
        return disputes.stream()
                .filter(dispute -> covers(dispute, cell))
                .findFirst()
                .map(dispute -> new ExcludedCell(cell, Reason.DISPUTED, dispute.dispute()));
    }

    private static Optional<ExcludedCell> excluded(CellAmount cell, OpenCase open) {
        return open.proposal().exclusions().stream()
                .filter(exclusion -> exclusion.covers(cell.resource().app(), cell.day()))
                .findFirst()
                .map(Exclusion::reason)
                .map(reason -> new ExcludedCell(cell, Reason.EXCLUDED, reason));
    }

    private static Optional<ExcludedCell> tooOld(CellAmount cell, OpenCase open) {
        return cell.day().isBefore(open.reachesBackTo())
                ? Optional.of(new ExcludedCell(cell, Reason.BEFORE_LOOKBACK, "before " + open.reachesBackTo()))
                : Optional.empty();
    }
}

package dev.treering.projections.explanation;

import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Why a posted back-bill comes to what it does: each line with its cells, and each cell with the statement that it was pending from.
 *
 * @param position of the fact that it was posted for
 * @param hash of the ledger entry
 */
public record CaseExplanation(AccountId account, Posted posted, long position, Hash hash, List<Line> lines) {

    public CaseExplanation {
        lines = List.copyOf(lines);
    }

    /** A line; a tax line has no cells. */
    public record Line(StatementLine line, List<Cell> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /** A cell: what is posted is what was pending less the reductions. {@code stated} is where it was stated. */
    public record Cell(BackBilledCell billed, Optional<StatedAt> stated) {}

    /** A ledger entry that states cells. {@code sequence} is its place in the account's chain. */
    public record StatedAt(YearMonth period, long sequence, Hash hash, long position) {}
}

package dev.treering.projections.explanation;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.explanation.CaseExplanation.Cell;
import dev.treering.projections.explanation.CaseExplanation.Line;
import dev.treering.projections.explanation.CaseExplanation.StatedAt;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.step.MemoryShelves;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account's facts folded until a back-billing case of it is posted. */
public final class CaseFold {

    private final AccountId account;
    private final CaseId wanted;
    private final AccountLedger ledger = new AccountLedger(new MemoryShelves());
    private final Map<Revision, StatedAt> stated = new HashMap<>();
    private Optional<CaseExplanation> found = Optional.empty();

    private record Revision(Resource resource, LocalDate day, int revision) {
        static Revision of(CellAmount cell) {
            return new Revision(cell.resource(), cell.day(), cell.revision());
        }
    }

    public CaseFold(AccountId account, CaseId wanted) {
        this.account = account;
        this.wanted = wanted;
    }

    /** Takes in the next fact of the account's, or one that concerns everybody, in log order. */
    public void accept(LoggedFact logged) {
        if (found.isPresent()) {
            return;
        }
        for (LedgerRecord record : ledger.accept(logged)) {
            if (!record.chained().account().equals(account)) {
                continue;
            }
            switch (record.chained().entry()) {
                case CellsStated cells -> stated(cells, record, logged.position());
                case Posted posted
                when posted.billingCase().equals(wanted) ->
                    found = Optional.of(explained(posted, record, logged.position()));
                default -> {} // of something else
            }
        }
    }

    /** The case; empty where it was not posted. */
    public Optional<CaseExplanation> posted() {
        return found;
    }

    private void stated(CellsStated cells, LedgerRecord record, long position) {
        var at = new StatedAt(cells.period(), record.chained().sequence(), record.hash(), position);
        cells.cells().forEach(cell -> stated.put(Revision.of(cell), at));
    }

    private CaseExplanation explained(Posted posted, LedgerRecord record, long position) {
        var lines = posted.backBill().lines().stream()
                .map(line -> new Line(line, cells(line, posted.backBill().cells())))
                .toList();
        return new CaseExplanation(account, posted, position, record.hash(), lines);
    }

    /** A line of usage is of one resource and month: its detail says which, and so does each of its cells. */
    private List<Cell> cells(StatementLine line, List<BackBilledCell> cells) {
        return line.kind() != LineKind.USAGE
                ? List.of()
                : cells.stream()
                        .filter(cell -> cell.pending().resource().equals(line.resource()))
                        .filter(cell -> line.detail()
                                .startsWith("usage of "
                                        + YearMonth.from(cell.pending().day())))
                        .map(cell -> new Cell(cell, Optional.ofNullable(stated.get(Revision.of(cell.pending())))))
                        .toList();
    }
}

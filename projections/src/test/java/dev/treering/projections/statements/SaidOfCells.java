package dev.treering.projections.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.projections.step.AccountEntry;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rule of what is said of cells, for any entries: each statement is followed by its cells, and they come to its lines. */
public final class SaidOfCells {

    private SaidOfCells() {}

    /** Fails where a statement's cells do not come to its lines of usage and minima, for each period it speaks of. */
    public static void areThoseOf(List<AccountEntry> entries) {
        assertThat(fault(entries)).isEmpty();
    }

    /** The first statement whose cells do not come to its lines. */
    public static Optional<String> fault(List<AccountEntry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).entry() instanceof StatementIssued issued) {
                var cells = new TreeMap<YearMonth, BigDecimal>();
                for (CellsStated stated : after(i, entries)) {
                    if (stated.mode() != issued.mode() || cells.put(stated.period(), sum(stated)) != null) {
                        return Optional.of("not the cells of this statement: " + stated + " after " + issued);
                    }
                }
                if (!cells.equals(lines(issued))) {
                    return Optional.of("cells come to " + cells + ", lines to " + lines(issued) + " of " + issued);
                }
            }
        }
        return Optional.empty();
    }

    private static List<CellsStated> after(int statement, List<AccountEntry> entries) {
        var cells = new ArrayList<CellsStated>();
        for (int i = statement + 1; i < entries.size(); i++) {
            if (!(entries.get(i).entry() instanceof CellsStated stated)) {
                break;
            }
            cells.add(stated);
        }
        return cells;
    }

    private static SortedMap<YearMonth, BigDecimal> lines(StatementIssued issued) {
        var sums = new TreeMap<YearMonth, BigDecimal>();
        for (StatementLine line : issued.lines()) {
            if (line.kind() == LineKind.USAGE || line.kind() == LineKind.MINIMUM) {
                sums.merge(
                        line.corrects().map(Correction::period).orElse(issued.period()),
                        line.amount(),
                        BigDecimal::add);
            }
        }
        return sums;
    }

    private static BigDecimal sum(CellsStated stated) {
        return stated.cells().stream().map(CellAmount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

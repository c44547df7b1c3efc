package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.projections.rating.Rated;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * What has been stated of an account's period in one mode, its statement and all corrections together: a correction is told against
 * this.
 *
 * @param lines without names of apps
 * @param creditsUsed how much of each credit, by name
 */
record StatedLines(List<StatementLine> lines, SortedMap<String, BigDecimal> creditsUsed) {

    static final StatedLines NONE = new StatedLines(List.of(), Sorted.empty());

    static final ShelfCodec<StatedLines> CODEC = ShelfCodec.version(1, StatedLines::write, StatedLines::read);

    static StatedLines of(Rated rated) {
        return new StatedLines(rated.lines(), rated.creditsUsed());
    }

    private void write(StateWriter out) {
        out.list(lines, LineBytes::write);
        out.map(creditsUsed, (credit, o) -> o.text(credit), (used, o) -> o.text(used.toPlainString()));
    }

    private static StatedLines read(StateReader in) {
        return new StatedLines(in.list(LineBytes::read), in.map(StateReader::text, i -> new BigDecimal(i.text())));
    }
}

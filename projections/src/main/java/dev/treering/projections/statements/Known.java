package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.BillingMode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What an account's month comes to in a mode, with all that has been taken in by now.
 *
 * @param lines of an open month as if it closed now; of a closed one what was stated, with all corrections that were stated and all that
 *     its account's next statement would state
 * @param why there are no lines, or why the newest changes are not in them
 */
public record Known(
        YearMonth period,
        BillingMode mode,
        State state,
        Optional<Currency> currency,
        List<StatementLine> lines,
        Optional<String> why) {

    /** How far a month has come. */
    public enum State {
        /** Its period is not closed. */
        OPEN,
        /** It was stated. */
        STATED,
        /** It is closed and cannot be stated yet. */
        WITHHELD
    }

    public Known {
        lines = List.copyOf(lines);
    }

    /** Sum of the lines. */
    public BigDecimal total() {
        return lines.stream().map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

package dev.treering.projections.knowledge;

import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.statements.Known;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * An account's month as it was known when the log had come to a position.
 *
 * @param position up to and with which facts were known
 * @param isOpened whether the account was
 * @param lastClosed the UTC day that was closed last; empty where none was
 * @param modes what there is to say, SHADOW before LIVE
 */
public record AsKnown(
        AccountId account,
        YearMonth period,
        long position,
        boolean isOpened,
        Optional<LocalDate> lastClosed,
        List<OfMode> modes) {

    public AsKnown {
        modes = List.copyOf(modes);
    }

    /**
     * One mode.
     *
     * @param known what the month came to
     * @param issued the statement that was issued, as it lies in the ledger
     * @param corrections lines of later statements that correct it
     */
    public record OfMode(Known known, Optional<Issued> issued, List<Correcting> corrections) {
        public OfMode {
            corrections = List.copyOf(corrections);
        }

        public BillingMode mode() {
            return known.mode();
        }
    }

    /**
     * A statement in the ledger.
     *
     * @param position of the fact it was issued for
     * @param sequence in the account's chain
     * @param hash of the entry's bytes
     */
    public record Issued(StatementIssued statement, long position, long sequence, Hash hash) {}

    /** A line that corrects, and the month whose statement it is in. */
    public record Correcting(YearMonth statedIn, StatementLine line) {}
}

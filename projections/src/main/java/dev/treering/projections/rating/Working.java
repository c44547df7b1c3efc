package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * How a line of usage, or of a minimum, came to its amount, exactly. Amounts are in the currency of the book up to {@code amount}, in
 * that of the statement from {@code exchanged} on.
 *
 * @param line without the name of its app
 * @param piece that was priced; of a minimum the last that falls under it
 * @param usage how the quantity was priced; empty for a minimum
 * @param list without discounts and limits
 * @param amount with them
 * @param notes what was taken off or put on, for people
 * @param exchanged in the currency of the statement
 * @param together lines that were rounded together with it, itself among them
 * @param togetherExact what these come to before they are rounded
 * @param rounded its own part, rounded
 */
public record Working(
        StatementLine line,
        YearMonth month,
        Piece piece,
        Optional<OfUsage> usage,
        ExactAmount list,
        ExactAmount amount,
        List<String> notes,
        ExactAmount exchanged,
        int together,
        ExactAmount togetherExact,
        BigDecimal rounded) {

    public Working {
        notes = List.copyOf(notes);
    }

    /** What of a day is billed, by the book's basis and policies, ms; 0 for what is no level. */
    public long billedMs(LocalDate day) {
        Metered metered = piece.days().get(day);
        return metered != null && Measured.isLevel(piece) ? BilledTime.of(metered, piece) : 0;
    }

    /**
     * How a quantity was priced. Lines of one price that are rated together are priced as one, and each bears its part by quantity.
     *
     * @param quantity of this line, in units of the price
     * @param metersAUnit milliseconds, or what the meter reports, in one unit
     * @param pooled of it, what a pool pays for
     * @param ratedTogether lines of one price rated together, this one among them
     * @param included units of them all that cost nothing
     * @param charged units of them all that are priced
     * @param priced what the price makes of those
     */
    public record OfUsage(
            ExactAmount quantity,
            BigDecimal metersAUnit,
            ExactAmount pooled,
            int ratedTogether,
            ExactAmount included,
            ExactAmount charged,
            ExactAmount priced) {}
}

package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.projections.rating.RatingInput;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What a statement was drawn up from.
 *
 * @param own what the lines of its own month were rated from; empty where nothing was used in it
 * @param steps of all corrections, in the order of the lines
 */
public record Drawing(YearMonth period, BillingMode mode, Optional<RatingInput> own, List<Step> steps) {

    public Drawing {
        steps = List.copyOf(steps);
    }

    /**
     * One step of a correction: the closed month rated again with one more changed day as it is now.
     *
     * @param day the changed one; empty for the first step, in which only terms may differ from what was stated
     * @param before lines stated so far, with the steps before this one
     * @param after what the month was rated from again
     * @param difference what is stated: the lines of {@code after} less {@code before}
     */
    public record Step(
            YearMonth corrected,
            Optional<LocalDate> day,
            List<StatementLine> before,
            RatingInput after,
            List<StatementLine> difference) {
        public Step {
            before = List.copyOf(before);
            difference = List.copyOf(difference);
        }
    }
}

package dev.treering.projections.rating;

import java.time.YearMonth;
import java.util.Currency;
import java.util.List;

/**
 * What an account used in a calendar month in one mode, and all that its price depends on.
 *
 * @param currency of the statement
 * @param pieces in any order: the lines do not depend on it
 * @param credits what is left of them, in any order; none for a shadow statement
 */
public record RatingInput(YearMonth period, Currency currency, List<Piece> pieces, List<CreditBalance> credits) {

    public RatingInput {
        pieces = List.copyOf(pieces);
        credits = List.copyOf(credits);
    }
}

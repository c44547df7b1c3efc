package dev.treering.projections.comparison;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a book comes to for an account, a closed period and a mode.
 *
 * @param total as a statement would say it; empty where none could be drawn up
 * @param notOffered what the book neither has a price for nor for an equivalent: it is not in the total
 * @param withheld why there is no total
 */
public record Charged(
        AccountId account,
        YearMonth period,
        BillingMode mode,
        Optional<Currency> currency,
        Optional<BigDecimal> total,
        List<NotOffered> notOffered,
        Optional<String> withheld) {

    public Charged {
        notOffered = List.copyOf(notOffered);
    }

    /** Time of a size that the book does not offer, milliseconds. */
    public record NotOffered(String size, long billedMs) {}
}

package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.Usage;

/**
 * What a resource's newest cell of one day says.
 *
 * @param usage none for a counter
 * @param dynoStarts dynos that started on the day; 0 for what is no dyno
 * @param count none for a level
 */
public record Metered(Usage usage, int dynoStarts, Count count) {

    /** A day of a level. */
    public static Metered level(Usage usage, int dynoStarts) {
        return new Metered(usage, dynoStarts, Count.NONE);
    }

    /** A day of a counter. */
    public static Metered counter(Count count) {
        return new Metered(Usage.NONE, 0, count);
    }
}

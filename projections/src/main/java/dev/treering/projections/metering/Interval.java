package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.Usage;
import java.util.List;

/**
 * A part of a day in which no level changes: half-open, ms since 1970 UTC.
 *
 * @param commanded how many are asked for
 * @param observed how many are there
 * @param restarting dynos that crashed and are yet to be restarted
 * @param lost dynos that were seen last and are yet to be declared lost
 * @param counts whether the app is the account's own
 * @param maintained whether the app is in maintenance mode
 * @param begun what changed at its beginning; of the first of a day, what still holds from before
 */
public record Interval(
        long from,
        long until,
        int commanded,
        int observed,
        int restarting,
        int lost,
        boolean counts,
        boolean maintained,
        List<Edge> begun) {

    public Interval {
        begun = List.copyOf(begun);
    }

    /** The lesser of what is asked for and what is there. */
    public int billable() {
        return Math.min(commanded, observed);
    }

    /** What it adds to its cell. */
    public Usage usage() {
        if (!counts) {
            return Usage.NONE;
        }
        int withRestarting = Math.min(commanded, observed + restarting);
        int withLost = Math.min(commanded, observed + restarting + lost);
        return new Usage(
                ms(commanded),
                ms(observed),
                ms(billable()),
                ms(withRestarting - billable()),
                ms(withLost - withRestarting),
                maintained ? ms(billable()) : 0);
    }

    private long ms(int level) {
        return Math.multiplyExact(until - from, level);
    }
}

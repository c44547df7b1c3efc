package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.Policies;
import dev.treering.events.prices.Policies.Charging;

/**
 * The billed part of a day's time, milliseconds. The policies of the book speak of time that was both asked for and there, so they
 * touch the basis LESSER alone: who pays for what was commanded, or for what ran, pays for it whatever happened to it.
 */
final class BilledTime {

    private BilledTime() {}

    /** Of all days of a piece. */
    static long of(Piece piece) {
        long billed = 0;
        for (Metered day : piece.days().values()) {
            billed = Math.addExact(billed, of(day, piece));
        }
        return billed;
    }

    static long of(Metered day, Piece piece) {
        return of(day, piece.item().terms().basis(), piece.terms().policies());
    }

    static long of(Metered day, Basis basis, Policies policies) {
        return switch (basis) {
            case LESSER -> lesser(day, policies);
            case FORMATION -> day.usage().commandedMs();
            case RUNNING -> day.usage().observedMs();
        };
    }

    private static long lesser(Metered day, Policies policies) {
        Usage usage = day.usage();
        long billed = usage.billableMs();
        if (policies.crash() == Charging.BILLED) {
            billed = Math.addExact(billed, usage.crashMs());
        }
        if (policies.lost() == Charging.BILLED) {
            billed = Math.addExact(billed, usage.lostMs());
        }
        if (policies.maintenance() == Charging.FREE) {
            billed = Math.subtractExact(billed, usage.maintenanceMs());
        }
        // a day gives away no more boots than it has time for
        return Math.max(
                0, Math.subtractExact(billed, Math.multiplyExact(day.dynoStarts(), policies.bootAllowanceMs())));
    }
}

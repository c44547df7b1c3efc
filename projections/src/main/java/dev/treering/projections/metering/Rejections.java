package dev.treering.projections.metering;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.ledger.LedgerEntry.FactRejected;
import dev.treering.events.ledger.LedgerEntry.FactRejected.Reason;
import dev.treering.events.wire.FactCatalogue;
import java.time.Instant;
import java.util.Optional;

/**
 * Which facts cannot be placed in time, or not at all.
 *
 * @param opening before which nothing counts, ms since 1970 UTC
 * @param horizon before which nothing is remembered, ms since 1970 UTC
 */
record Rejections(long opening, long horizon) {

    /** How far the clocks of two machines may be apart: what tells of a later time cannot have seen it. */
    static final long CLOCK_SKEW_MS = 300_000;

    /**
     * Why a fact is rejected, if it is.
     *
     * @param fact the fact of {@code logged}
     * @param remembered whether its dyno is known to have run after the horizon
     */
    Optional<FactRejected> of(LoggedFact logged, Fact fact, boolean remembered) {
        long heldAt = logged.heldAt().toEpochMilli();
        long last = lastInstant(fact, heldAt);
        if (last < opening) {
            return rejected(
                    logged,
                    Reason.BEFORE_ACCOUNT,
                    "tells of " + Instant.ofEpochMilli(last) + "; allowed is " + Instant.ofEpochMilli(opening)
                            + ", when the account was opened, or later");
        }
        if (last < horizon && !remembered && isForgotten(fact)) {
            return rejected(
                    logged,
                    Reason.BEFORE_LOOKBACK,
                    "tells of " + Instant.ofEpochMilli(last) + "; allowed is " + Instant.ofEpochMilli(horizon)
                            + ", where the lookback begins, or later");
        }
        if (fact instanceof DynoFact dyno && latest(dyno) > heldAt + CLOCK_SKEW_MS) {
            return rejected(
                    logged,
                    Reason.IN_THE_FUTURE,
                    "tells of " + Instant.ofEpochMilli(latest(dyno)) + " and held at " + logged.heldAt()
                            + "; allowed is up to " + CLOCK_SKEW_MS + " ms later");
        }
        if (fact instanceof AppFact.FormationScaled scaled
                && scaled.dynos() > 0
                && Lane.runsByItself(scaled.process())) {
            return rejected(
                    logged,
                    Reason.NOT_SCALED,
                    "scales " + scaled.process() + " to " + scaled.quantity()
                            + "; one-off and release-phase dynos are never scaled, allowed is 0");
        }
        return Optional.empty();
    }

    /** A start is open-ended: it reaches as far as it is told of. */
    private static long lastInstant(Fact fact, long heldAt) {
        return switch (fact) {
            case DynoFact.Stopped stopped -> stopped.stoppedAt().toEpochMilli();
            case DynoFact.Lost lost -> lost.lastSeenAt().toEpochMilli();
            case DynoFact.Started started -> Math.max(started.startedAt().toEpochMilli(), heldAt);
            default -> heldAt;
        };
    }

    /** Steps and starts go on past the horizon; what is over, or was counted once, does not. */
    private static boolean isForgotten(Fact fact) {
        return switch (fact) {
            case DynoFact.Started _ -> false;
            case DynoFact _, BuildFact _, UsageFact _ -> true;
            default -> false;
        };
    }

    private static long latest(DynoFact fact) {
        return switch (fact) {
            case DynoFact.Stopped stopped -> stopped.stoppedAt().toEpochMilli();
            case DynoFact.Lost lost -> lost.lastSeenAt().toEpochMilli();
            case DynoFact.Started started -> started.startedAt().toEpochMilli();
        };
    }

    private static Optional<FactRejected> rejected(LoggedFact logged, Reason reason, String detail) {
        return Optional.of(
                new FactRejected(logged.position(), logged.id(), FactCatalogue.nameOf(logged.fact()), reason, detail));
    }
}

package dev.treering.projections.metering;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.ledger.LedgerEntry.FactRejected;
import dev.treering.events.ledger.LedgerEntry.FactRejected.Reason;
import dev.treering.events.wire.FactCatalogue;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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
     * Why what is told of a dyno is rejected, if it is.
     *
     * @param remembered whether the dyno is known to have run after the horizon; asked only where it matters
     */
    Optional<FactRejected> of(LoggedFact logged, Sighting sighting, BooleanSupplier remembered) {
        long heldAt = logged.heldAt().toEpochMilli();
        long last = sighting.lastInstant(heldAt);
        if (last < opening) {
            return beforeAccount(logged, last);
        }
        if (sighting.endedAt() < horizon && !remembered.getAsBoolean()) {
            return beforeLookback(logged, last);
        }
        return sighting.latest() > heldAt + CLOCK_SKEW_MS ? inTheFuture(logged, sighting.latest()) : Optional.empty();
    }

    /** Why any other fact is rejected, if it is. Steps go on past the horizon; what was counted once does not. */
    Optional<FactRejected> of(LoggedFact logged) {
        if (Names.areAllOf(logged.fact())) {
            return Optional.empty();
        }
        long heldAt = logged.heldAt().toEpochMilli();
        if (heldAt < opening) {
            return beforeAccount(logged, heldAt);
        }
        return switch (logged.fact()) {
            case BuildFact _, UsageFact _ when heldAt < horizon -> beforeLookback(logged, heldAt);
            case AppFact.FormationScaled scaled
            when scaled.dynos() > 0 && Lane.runsByItself(scaled.process()) -> notScaled(logged, scaled);
            default -> Optional.empty();
        };
    }

    private Optional<FactRejected> beforeAccount(LoggedFact logged, long last) {
        String detail = "tells of " + Instant.ofEpochMilli(last) + "; allowed is " + Instant.ofEpochMilli(opening)
                + ", when the account was opened, or later";
        return rejected(logged, Reason.BEFORE_ACCOUNT, detail);
    }

    private Optional<FactRejected> beforeLookback(LoggedFact logged, long last) {
        String detail = "tells of " + Instant.ofEpochMilli(last) + "; allowed is " + Instant.ofEpochMilli(horizon)
                + ", where the lookback begins, or later";
        return rejected(logged, Reason.BEFORE_LOOKBACK, detail);
    }

    private static Optional<FactRejected> inTheFuture(LoggedFact logged, long latest) {
        String detail = "tells of " + Instant.ofEpochMilli(latest) + " and held at " + logged.heldAt()
                + "; allowed is up to " + CLOCK_SKEW_MS + " ms later";
        return rejected(logged, Reason.IN_THE_FUTURE, detail);
    }

    private static Optional<FactRejected> notScaled(LoggedFact logged, AppFact.FormationScaled scaled) {
        String detail = "scales " + scaled.process() + " to " + scaled.quantity()
                + "; one-off and release-phase dynos are never scaled, allowed is 0";
        return rejected(logged, Reason.NOT_SCALED, detail);
    }

    private static Optional<FactRejected> rejected(LoggedFact logged, Reason reason, String detail) {
        return Optional.of(
                new FactRejected(logged.position(), logged.id(), FactCatalogue.nameOf(logged.fact()), reason, detail));
    }
}

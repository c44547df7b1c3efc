package dev.treering.projections.metering;

import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.ledger.LedgerEntry.Resource;
import java.math.BigDecimal;
import java.util.Optional;

/** What a fact adds to a counter. */
public final class Reported {

    private Reported() {}

    /** In the unit of the counter; empty where the fact is about something else. */
    public static Optional<BigDecimal> of(Resource counter, Fact fact) {
        return switch (fact) {
            case UsageFact.Reported usage ->
                Optional.of(usage.quantity())
                        .filter(_ -> Readings.slot(usage)
                                .of(Subject.app(usage.account(), usage.app()))
                                .equals(counter));
            case BuildFact build ->
                Optional.of(BigDecimal.valueOf(build.durationMs()))
                        .filter(_ -> Readings.slot(build)
                                .of(Subject.app(build.account(), build.app().value()))
                                .equals(counter));
            default -> Optional.empty();
        };
    }
}

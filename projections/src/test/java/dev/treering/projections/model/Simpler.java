package dev.treering.projections.model;

import dev.treering.events.facts.AppFact.FormationScaled;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.UsageFact;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The same fact with rounder figures, for a history that is to be read. */
final class Simpler {

    private Simpler() {}

    static List<Told> of(Told told) {
        return Stream.of(
                        rounder(told, ChronoUnit.DAYS),
                        rounder(told, ChronoUnit.HOURS),
                        new Told(told.heldAt().truncatedTo(ChronoUnit.HOURS), told.fact()),
                        new Told(told.heldAt(), smaller(told.fact())))
                .filter(candidate -> !candidate.equals(told))
                .toList();
    }

    private static Told rounder(Told told, ChronoUnit unit) {
        return new Told(told.heldAt().truncatedTo(unit), rounder(told.fact(), at -> at.truncatedTo(unit)));
    }

    private static Fact rounder(Fact fact, UnaryOperator<Instant> round) {
        return switch (fact) {
            case DynoFact.Started one -> new DynoFact.Started(one.dyno(), round.apply(one.startedAt()));
            case DynoFact.Stopped one ->
                new DynoFact.Stopped(
                        one.dyno(),
                        round.apply(one.startedAt()),
                        round.apply(one.stoppedAt()),
                        one.reason(),
                        one.precisionMs());
            case DynoFact.Lost one ->
                new DynoFact.Lost(
                        one.dyno(), round.apply(one.startedAt()), round.apply(one.lastSeenAt()), one.reason());
            default -> fact;
        };
    }

    private static Fact smaller(Fact fact) {
        return switch (fact) {
            case FormationScaled one
            when one.quantity() > 1 ->
                new FormationScaled(one.account(), one.app(), one.process(), 1, one.size(), one.cause());
            case UsageFact.Reported one
            when one.quantity().compareTo(BigDecimal.ONE) > 0 ->
                new UsageFact.Reported(one.account(), one.app(), one.meter(), BigDecimal.ONE, one.unit());
            case BuildFact.Succeeded one
            when one.durationMs() > 1 -> new BuildFact.Succeeded(one.account(), one.app(), one.build(), one.arch(), 1);
            default -> fact;
        };
    }
}

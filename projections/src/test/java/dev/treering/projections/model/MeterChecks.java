package dev.treering.projections.model;

import dev.treering.events.facts.LoggedFact;
import dev.treering.projections.metering.Meter;
import dev.treering.projections.step.EncodedShelves;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is asked of a meter, for any history. */
final class MeterChecks {

    private MeterChecks() {}

    static Check<Told> everyCell() {
        return everyCell(Metering::real);
    }

    static Check<Told> everyCell(Supplier<Metering> meter) {
        return new Check<>(
                "cells, counters and rejections are as the rules say",
                MeterHistories::of,
                Simpler::of,
                told -> difference(Told.log(told), meter.get(), false),
                MeterChecks::drawing);
    }

    static Check<Told> everyCellAfterEveryFact() {
        return new Check<>(
                "the same after every single fact, with shelves that hold bytes",
                MeterHistories::of,
                Simpler::of,
                told -> difference(Told.log(told), new Meter(new EncodedShelves())::accept, true),
                MeterChecks::drawing);
    }

    /** The timeline, and each fact in full. */
    static String drawing(List<Told> told) {
        var log = Told.log(told);
        var text = new StringBuilder(Drawing.of(log)).append('\n');
        log.forEach(logged -> text.append("\n#")
                .append(logged.position())
                .append(" held at ")
                .append(logged.heldAt())
                .append(' ')
                .append(logged.fact()));
        return text.toString();
    }

    private static Optional<String> difference(List<LoggedFact> log, Metering meter, boolean afterEveryFact) {
        var naive = new NaiveMeter();
        var watch = new MeterWatch();
        for (int i = 0; i < log.size(); i++) {
            LoggedFact fact = log.get(i);
            naive.accept(fact);
            watch.saw(fact, meter.accept(fact));
            if (afterEveryFact || i == log.size() - 1) {
                Sheet expected = Sheet.of(naive.cells(), naive.rejections());
                Optional<String> difference = watch.fault()
                        .or(() -> expected.differenceTo(watch.sheet()))
                        .map(text -> "after #" + fact.position() + ": " + text);
                if (difference.isPresent()) {
                    return difference;
                }
            }
        }
        return Optional.empty();
    }
}

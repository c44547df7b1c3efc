package dev.treering.projections.model;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.projections.metering.Meter;
import dev.treering.projections.step.EncodedShelves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

    /** Of what is said of one instant the later holds, so instants are kept apart; and an opening goes by its place in the log. */
    static Check<Told> anyOrder() {
        return new Check<>(
                "facts of open days in any order give the same cells",
                MeterHistories::of,
                Simpler::of,
                told -> {
                    List<Told> apart = apart(told);
                    var other = new ArrayList<>(apart);
                    Collections.shuffle(other, new Random(told.size()));
                    return sheet(closed(apart)).differenceTo(sheet(closed(other)));
                },
                MeterChecks::drawing);
    }

    /** As a log that is read again gives them: at the same position. */
    static Check<Told> deliveredAgain() {
        return new Check<>(
                "facts delivered again at any later time change nothing",
                MeterHistories::remembered,
                Simpler::of,
                told -> {
                    var random = new Random(told.size());
                    List<LoggedFact> log = Told.log(told);
                    var again = new ArrayList<>(log);
                    for (int i = 0; i < log.size(); i++) {
                        int original = random.nextInt(again.size());
                        again.add(original + 1 + random.nextInt(again.size() - original), again.get(original));
                    }
                    return sheet(log).differenceTo(sheet(again));
                },
                MeterChecks::drawing);
    }

    private static List<Told> apart(List<Told> told) {
        var apart = new ArrayList<Told>();
        for (Told one : told) {
            if (one.fact() instanceof AppFact || one.fact() instanceof SpaceFact) {
                apart.add(new Told(one.heldAt().plusMillis(apart.size()), one.fact()));
            } else if (!(one.fact() instanceof ClockFact) && !(one.fact() instanceof AccountFact)) {
                apart.add(one);
            }
        }
        return apart;
    }

    private static List<LoggedFact> closed(List<Told> told) {
        var closed = new ArrayList<>(told);
        closed.add(new Told(Instant.EPOCH, new ClockFact.DayClosed(LocalDate.of(2026, 4, 3))));
        return Told.log(closed);
    }

    /** The cells a meter makes of a log. */
    private static Sheet sheet(List<LoggedFact> log) {
        var watch = new MeterWatch();
        Metering meter = Metering.real();
        log.forEach(fact -> watch.saw(fact, meter.accept(fact)));
        return new Sheet(watch.sheet().cells(), List.of());
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

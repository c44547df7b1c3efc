package dev.treering.projections.model;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A log as people read it: a row a fact in log order, time to the right. {@code =} runs, {@code >} runs on, {@code ~} was lost and not
 * yet declared so, a digit commands that many, {@code |} closes a day, {@code *} is anything else.
 */
final class Drawing {

    private static final int WIDEST = 96;
    private static final int NAME = 44;

    private final Instant start;
    private final long step;
    private final int width;

    private Drawing(NavigableSet<Instant> instants) {
        start = instants.isEmpty() ? Instant.EPOCH : instants.first().truncatedTo(ChronoUnit.DAYS);
        Instant end = instants.isEmpty() ? Instant.EPOCH : instants.last();
        long hours = ChronoUnit.HOURS.between(start, end) + 1;
        step = Math.max(1, (hours + WIDEST - 1) / WIDEST) * 3_600_000;
        width = (int) ((end.toEpochMilli() - start.toEpochMilli()) / step) + 1;
    }

    static String of(List<LoggedFact> log) {
        var instants = new TreeSet<Instant>();
        log.forEach(logged -> instants.addAll(instants(logged)));
        var drawing = new Drawing(instants);
        var rows = new ArrayList<String>();
        rows.add("time from " + drawing.start + ", a character " + drawing.step / 3_600_000 + " h");
        log.forEach(logged -> rows.add(drawing.row(logged)));
        return String.join("\n", rows);
    }

    private String row(LoggedFact logged) {
        String name = "#" + logged.position() + " " + name(logged.fact());
        var row = new StringBuilder(".".repeat(width));
        switch (logged.fact()) {
            case DynoFact.Started started -> {
                fill(row, started.startedAt(), start.plusMillis(step * width), '=');
                row.setCharAt(width - 1, '>');
            }
            case DynoFact.Stopped stopped -> fill(row, stopped.startedAt(), stopped.stoppedAt(), '=');
            case DynoFact.Lost lost -> {
                fill(row, lost.lastSeenAt(), logged.heldAt(), '~');
                fill(row, lost.startedAt(), lost.lastSeenAt(), '=');
            }
            case AppFact.FormationScaled scaled ->
                mark(row, logged.heldAt(), Character.forDigit(Math.min(9, scaled.dynos()), 10));
            case ClockFact _ -> mark(row, logged.heldAt(), '|');
            default -> mark(row, logged.heldAt(), '*');
        }
        return (name + " ".repeat(NAME)).substring(0, Math.max(NAME, name.length())) + row;
    }

    private void fill(StringBuilder row, Instant from, Instant to, char with) {
        mark(row, from, with);
        for (int i = column(from) + 1; i < column(to); i++) {
            row.setCharAt(i, with);
        }
    }

    private void mark(StringBuilder row, Instant at, char with) {
        row.setCharAt(column(at), with);
    }

    private int column(Instant at) {
        long column = (at.toEpochMilli() - start.toEpochMilli()) / step;
        return (int) Math.max(0, Math.min(width - 1, column));
    }

    private static List<Instant> instants(LoggedFact logged) {
        return switch (logged.fact()) {
            case DynoFact.Started one -> List.of(logged.heldAt(), one.startedAt());
            case DynoFact.Stopped one -> List.of(one.startedAt(), one.stoppedAt());
            case DynoFact.Lost one -> List.of(logged.heldAt(), one.startedAt(), one.lastSeenAt());
            default -> List.of(logged.heldAt());
        };
    }

    private static String name(Fact fact) {
        String kind = fact.getClass().getSimpleName();
        return switch (fact) {
            case AppFact.FormationScaled one -> named(one, one.app(), "scaled", one.process(), one.size());
            case AppFact one -> named(one, one.app(), kind);
            case DynoFact one ->
                named(
                        one,
                        one.dyno().app(),
                        kind,
                        one.dyno().process(),
                        one.dyno().size(),
                        one.dyno().run());
            case SpaceFact one -> named(one, one.space(), kind);
            case BuildFact one -> named(one, one.app(), kind);
            case UsageFact.Reported one -> named(one, one.meter(), kind);
            case AccountFact one -> named(one, "-", kind);
            case ClockFact.DayClosed one -> kind + " " + one.day();
            case ClockFact.PeriodClosed one -> kind + " " + one.period();
            default -> kind;
        };
    }

    private static String named(Fact.Owned fact, Object... words) {
        var name = new StringBuilder(fact.account().value());
        for (Object word : words) {
            name.append(' ').append(word);
        }
        return name.toString();
    }
}

package dev.treering.projections.model;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.vocabulary.DynoRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What one fact says of a dyno's run.
 *
 * @param startedAt ms, as told
 * @param from ms, the same or when the account was opened, if that was later
 * @param to ms, exclusive; far away while no end is known
 * @param declaredAt when a lost dyno was declared lost, ms
 */
record Run(
        DynoRun id,
        Kind kind,
        String process,
        String size,
        long startedAt,
        long from,
        long to,
        long declaredAt,
        String reason) {

    static final long OPEN = Long.MAX_VALUE;

    enum Kind {
        STARTED,
        LOST,
        STOPPED
    }

    static Run of(LoggedFact logged, DynoFact fact, Instant notBefore) {
        long startedAt = fact.startedAt().toEpochMilli();
        long from = fact.startedAt().isBefore(notBefore) ? notBefore.toEpochMilli() : startedAt;
        var dyno = fact.dyno();
        long heldAt = logged.heldAt().toEpochMilli();
        Run run = new Run(
                dyno.run(),
                Kind.STARTED,
                dyno.process().value(),
                dyno.size().value(),
                startedAt,
                from,
                OPEN,
                heldAt,
                "");
        return switch (fact) {
            case DynoFact.Started _ -> run;
            case DynoFact.Lost lost -> run.ended(Kind.LOST, lost.lastSeenAt(), lost.reason());
            case DynoFact.Stopped stopped -> run.ended(Kind.STOPPED, stopped.stoppedAt(), stopped.reason());
        };
    }

    /** What is believed of a run after all that was told of it, in any order. */
    static Run believed(List<Run> told) {
        Kind kind = told.stream().map(Run::kind).max(Comparator.naturalOrder()).orElseThrow();
        Comparator<Run> strength = switch (kind) {
            case STARTED -> Comparator.comparingLong(Run::startedAt);
            case LOST ->
                Comparator.comparingLong(Run::to)
                        .thenComparingLong(Run::startedAt)
                        .thenComparingLong(run -> -run.declaredAt);
            case STOPPED ->
                Comparator.comparingLong((Run run) -> run.startedAt - run.to).thenComparingLong(Run::startedAt);
        };
        return told.stream()
                .filter(run -> run.kind == kind)
                .max(strength.thenComparing(Run::process).thenComparing(Run::size))
                .orElseThrow();
    }

    boolean crashed() {
        return kind == Kind.STOPPED && !reason.equals("Completed");
    }

    /** Whether it began and did not just begin to count. */
    boolean starts() {
        return startedAt == from;
    }

    boolean isOf(String wantedProcess, String wantedSize) {
        return process.equals(wantedProcess) && size.equals(wantedSize);
    }

    boolean runsAt(long instant) {
        return from <= instant && instant < to;
    }

    private Run ended(Kind how, Instant at, String why) {
        return new Run(id, how, process, size, startedAt, from, at.toEpochMilli(), declaredAt, why);
    }
}

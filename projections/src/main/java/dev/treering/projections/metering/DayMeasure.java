package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.ProcessType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an app used on a day: every level of it integrated from midnight to midnight, half-open, in milliseconds.
 *
 * @param readings usage of every slot that is known of on the day, also where it is none
 * @param closing the levels at the next midnight
 */
record DayMeasure(SortedMap<Slot, Reading> readings, Levels closing) {

    /** Usage and where in the log lie the facts it follows from. */
    record Reading(Usage usage, Positions positions) {}

    static DayMeasure of(long day, AppDay known, Deletion deletion) {
        boolean lives = deletion.heldAt() >= Days.end(day);
        var commandedAfter = new TreeMap<ProcessType, Step>();
        var timelines = new TreeMap<ProcessType, List<Step>>();
        for (ProcessType process : known.processes()) {
            List<Step> timeline = timeline(known, process, deletion, lives);
            timelines.put(process, timeline);
            if (!timeline.isEmpty() && timeline.getLast().quantity() > 0) {
                commandedAfter.put(process, timeline.getLast());
            }
        }
        var readings = new TreeMap<Slot, Reading>();
        var observedAfter = new TreeMap<Slot, Standing>();
        for (Slot slot : known.slots()) {
            Standing before = known.opening().observed(slot);
            Runs runs = known.runs(slot);
            Positions seen = before.positions().and(runs.positions());
            readings.put(slot, read(day, slot, timelines.getOrDefault(slot.process(), List.of()), before, runs, seen));
            int running = before.running() + runs.deltas().net();
            if (running != 0) {
                observedAfter.put(slot, new Standing(running, seen));
            }
        }
        return new DayMeasure(
                Collections.unmodifiableSortedMap(readings),
                new Levels(
                        Collections.unmodifiableSortedMap(commandedAfter),
                        Collections.unmodifiableSortedMap(observedAfter)));
    }

    /** The steps of a process type in force on the day, in order; a deletion ends them with one to zero. */
    private static List<Step> timeline(AppDay known, ProcessType process, Deletion deletion, boolean lives) {
        var steps = new ArrayList<Step>();
        Step opening = known.opening().commanded().get(process);
        if (opening != null) {
            steps.add(opening);
        }
        steps.addAll(known.steps(process));
        if (!lives) {
            steps.removeIf(step -> step.heldAt() >= deletion.heldAt());
            if (!steps.isEmpty()) {
                steps.add(new Step(
                        deletion.heldAt(),
                        deletion.position(),
                        0,
                        steps.getLast().size()));
            }
        }
        return steps;
    }

    private static Reading read(long day, Slot slot, List<Step> steps, Standing before, Runs runs, Positions seen) {
        var integral = new Integral(Days.start(day), before.running());
        Deltas deltas = runs.deltas();
        Positions positions = seen;
        int next = 0;
        for (Step step : steps) {
            long at = Math.max(step.heldAt(), Days.start(day));
            while (next < deltas.size() && deltas.at(next) < at) {
                integral.observedMoves(deltas.at(next), deltas.by(next++));
            }
            int quantity = step.of(slot.size());
            if (quantity > 0 || integral.commanded() > 0) {
                positions = positions.and(step.position());
            }
            integral.commandedIs(at, quantity);
        }
        while (next < deltas.size()) {
            integral.observedMoves(deltas.at(next), deltas.by(next++));
        }
        return new Reading(integral.until(Days.end(day)), positions);
    }
}

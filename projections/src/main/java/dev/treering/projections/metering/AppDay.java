package dev.treering.projections.metering;

import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that is known of one app on one UTC day. Its cells are a pure function of it, see {@link DayMeasure}.
 *
 * @param opening the levels at 00:00; nothing while the day before is open
 * @param steps what was commanded on the day, by process type, in order
 * @param runs what was seen on the day
 * @param issued the cells of the day that are in the ledger
 */
record AppDay(
        Levels opening,
        SortedMap<ProcessType, List<Step>> steps,
        SortedMap<Slot, Runs> runs,
        SortedMap<Slot, Issued> issued) {

    static final AppDay EMPTY = new AppDay(Levels.NOTHING, Sorted.empty(), Sorted.empty(), Sorted.empty());

    static final ShelfCodec<AppDay> CODEC = ShelfCodec.version(1, AppDay::write, AppDay::read);

    /** Whether nothing is known of the day, not even that something goes on from the day before. */
    boolean isEmpty() {
        return equals(EMPTY);
    }

    boolean has(ProcessType process, Step step) {
        return Collections.binarySearch(steps(process), step) >= 0;
    }

    List<Step> steps(ProcessType process) {
        return steps.getOrDefault(process, List.of());
    }

    Runs runs(Slot slot) {
        return runs.getOrDefault(slot, Runs.NONE);
    }

    Issued issued(Slot slot) {
        return issued.getOrDefault(slot, Issued.NEVER);
    }

    AppDay with(ProcessType process, Step step) {
        var longer = new ArrayList<>(steps(process));
        longer.add(-Collections.binarySearch(longer, step) - 1, step);
        return new AppDay(opening, Sorted.with(steps, process, Collections.unmodifiableList(longer)), runs, issued);
    }

    AppDay with(Slot slot, Runs seen) {
        return new AppDay(opening, steps, Sorted.with(runs, slot, seen), issued);
    }

    AppDay openedWith(Levels levels) {
        return new AppDay(levels, steps, runs, issued);
    }

    AppDay withIssued(SortedMap<Slot, Issued> cells) {
        return new AppDay(opening, steps, runs, cells);
    }

    /** Every process type something is known of. */
    SortedSet<ProcessType> processes() {
        var processes = new TreeSet<>(opening.commanded().keySet());
        processes.addAll(steps.keySet());
        return processes;
    }

    /** Every slot that has a cell, or might. */
    SortedSet<Slot> slots() {
        var slots = new TreeSet<>(runs.keySet());
        slots.addAll(opening.observed().keySet());
        slots.addAll(issued.keySet());
        opening.commanded().forEach((process, step) -> slots.add(new Slot(process, step.size())));
        steps.forEach((process, list) -> list.forEach(step -> slots.add(new Slot(process, step.size()))));
        return slots;
    }

    private void write(StateWriter out) {
        opening.write(out);
        out.map(steps, (process, o) -> o.text(process.value()), (list, o) -> o.list(list, Step::write));
        out.map(runs, Slot::write, Runs::write);
        out.map(issued, Slot::write, Issued::write);
    }

    private static AppDay read(StateReader in) {
        return new AppDay(
                Levels.read(in),
                in.map(i -> new ProcessType(i.text()), i -> i.list(Step::read)),
                in.map(Slot::read, Runs::read),
                in.map(Slot::read, Issued::read));
    }
}

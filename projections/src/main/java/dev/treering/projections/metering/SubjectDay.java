package dev.treering.projections.metering;

import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All that is known of a subject on one UTC day. Its cells are a pure function of it, and of whose the subject is and whether it
 * lives, see {@link DayMeasure}.
 *
 * @param opening the levels at 00:00; nothing while the day before is open
 * @param steps what was commanded on the day, by lane, in order
 * @param runs what was seen on the day
 * @param counters what was reported on the day
 * @param issued the cells of the day that are in the ledger
 */
record SubjectDay(
        Levels opening,
        SortedMap<Lane, List<Step>> steps,
        SortedMap<Slot, Runs> runs,
        SortedMap<Slot, Counter> counters,
        SortedMap<Slot, Issued> issued) {

    static final SubjectDay EMPTY =
            new SubjectDay(Levels.NOTHING, Sorted.empty(), Sorted.empty(), Sorted.empty(), Sorted.empty());

    static final ShelfCodec<SubjectDay> CODEC = ShelfCodec.version(2, SubjectDay::write, SubjectDay::read);

    /** Whether nothing is known of the day, not even that something goes on from the day before. */
    boolean isEmpty() {
        return equals(EMPTY);
    }

    boolean has(Lane lane, Step step) {
        return Collections.binarySearch(steps(lane), step) >= 0;
    }

    List<Step> steps(Lane lane) {
        return steps.getOrDefault(lane, List.of());
    }

    Runs runs(Slot slot) {
        return runs.getOrDefault(slot, Runs.NONE);
    }

    Issued issued(Slot slot) {
        return issued.getOrDefault(slot, Issued.NEVER);
    }

    SubjectDay with(Lane lane, Step step) {
        var longer = new ArrayList<>(steps(lane));
        longer.add(-Collections.binarySearch(longer, step) - 1, step);
        var all = Sorted.with(steps, lane, Collections.unmodifiableList(longer));
        return new SubjectDay(opening, all, runs, counters, issued);
    }

    SubjectDay with(Slot slot, Runs seen) {
        return new SubjectDay(opening, steps, Sorted.with(runs, slot, seen), counters, issued);
    }

    SubjectDay with(Slot slot, Counter counter) {
        return new SubjectDay(opening, steps, runs, Sorted.with(counters, slot, counter), issued);
    }

    Counter counter(Slot slot) {
        return counters.getOrDefault(slot, Counter.NONE);
    }

    SubjectDay openedWith(Levels levels) {
        return new SubjectDay(levels, steps, runs, counters, issued);
    }

    SubjectDay withIssued(SortedMap<Slot, Issued> cells, SortedMap<Slot, Counter> counts) {
        return new SubjectDay(opening, steps, runs, counts, cells);
    }

    /** Every lane something is known of. */
    SortedSet<Lane> lanes() {
        var lanes = new TreeSet<>(opening.commanded().keySet());
        lanes.addAll(steps.keySet());
        return lanes;
    }

    /**
     * Every slot that has a cell, or might.
     *
     * @param request how a space was asked for
     */
    SortedSet<Slot> slots(Optional<Step> request) {
        var slots = new TreeSet<>(runs.keySet());
        slots.addAll(opening.observed().keySet());
        slots.addAll(issued.keySet());
        opening.commanded().forEach((lane, step) -> addSlot(slots, lane, step));
        steps.forEach((lane, list) -> list.forEach(step -> addSlot(slots, lane, step)));
        request.ifPresent(first -> slots.add(new Slot(Lane.SPACE, first.sku())));
        return slots;
    }

    private static void addSlot(SortedSet<Slot> slots, Lane lane, Step step) {
        if (step.quantity() > 0 && lane.isMeteredByStep()) {
            slots.add(new Slot(lane, step.sku()));
        }
    }

    private void write(StateWriter out) {
        opening.write(out);
        out.map(steps, Lane::write, (list, o) -> o.list(list, Step::write));
        out.map(runs, Slot::write, Runs::write);
        out.map(counters, Slot::write, Counter::write);
        out.map(issued, Slot::write, Issued::write);
    }

    private static SubjectDay read(StateReader in) {
        return new SubjectDay(
                Levels.read(in),
                in.map(Lane::read, i -> i.list(Step::read)),
                in.map(Slot::read, Runs::read),
                in.map(Slot::read, Counter::read),
                in.map(Slot::read, Issued::read));
    }
}

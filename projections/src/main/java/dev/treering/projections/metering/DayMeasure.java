package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.Usage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a subject used on a day: every level of it integrated from midnight to midnight, half-open, in milliseconds.
 *
 * @param readings usage of every slot that is known of on the day, also where it is none
 * @param closing the levels at the next midnight
 */
record DayMeasure(SortedMap<Slot, Reading> readings, Levels closing) {

    /** Usage, how many dynos started, and where in the log lie the facts it follows from. */
    record Reading(Usage usage, int starts, Positions positions) {}

    static DayMeasure of(long day, SubjectDay known, SubjectHead head) {
        var timelines = Timelines.of(day, known, head.deletion());
        Ownership ownership = head.ownership().from(Days.start(day));
        var readings = new TreeMap<Slot, Reading>();
        var observedAfter = new TreeMap<Slot, Standing>();
        for (Slot slot : known.slots(head.request())) {
            readings.put(slot, read(day, slot, known, timelines, ownership, head.request()));
            Standing after = known.opening().observed(slot).after(known.runs(slot));
            if (!after.isNothing()) {
                observedAfter.put(slot, after);
            }
        }
        return new DayMeasure(
                Collections.unmodifiableSortedMap(readings),
                new Levels(timelines.closing(), Collections.unmodifiableSortedMap(observedAfter)));
    }

    private static Reading read(
            long day, Slot slot, SubjectDay known, Timelines timelines, Ownership ownership, Optional<Step> request) {
        long start = Days.start(day);
        Standing before = known.opening().observed(slot);
        Runs runs = known.runs(slot);
        Origin origin = Origin.of(slot.lane());
        var tracks = new ArrayList<Track>();
        add(tracks, Track.of(ownership.transfers(), start, Integral::ownedIs));
        List<Step> steps = timelines.of(slot.lane());
        switch (origin) {
            case BOTH_TOLD, COMMANDED_AS_OBSERVED -> {
                add(tracks, commanded(steps, start, slot));
                addDynos(tracks, runs, timelines.of(Lane.MAINTENANCE), start);
            }
            case OBSERVED_AS_COMMANDED -> add(tracks, commanded(steps, start, slot));
            case OBSERVED_AS_PROVISIONED -> {
                if (request.filter(first -> first.sku().equals(slot.sku())).isPresent()) {
                    add(tracks, Track.of(steps, start, (levels, step) -> levels.commandedIs(step, step.quantity())));
                    add(tracks, Track.of(timelines.of(Lane.PROVISIONED), start, Integral::provisionedIs));
                }
            }
        }
        var integral = new Integral(
                origin, start, ownership.atFirst(), before, before.positions().and(runs.positions()));
        Track.walk(tracks, integral, Days.end(day));
        return integral.until(Days.end(day));
    }

    private static Track commanded(List<Step> steps, long start, Slot slot) {
        return Track.of(steps, start, (levels, step) -> levels.commandedIs(step, step.of(slot.sku())));
    }

    private static void addDynos(List<Track> tracks, Runs runs, List<Step> maintenance, long start) {
        add(tracks, Track.of(maintenance, start, Integral::maintainedIs));
        add(tracks, Track.of(runs.started(), Integral::started));
        add(tracks, Track.of(runs.running(), Integral::observedMoves));
        add(tracks, Track.of(runs.restarting(), Integral::restartingMoves));
        add(tracks, Track.of(runs.lost(), Integral::lostMoves));
    }

    /** Most tracks of most slots are empty. */
    private static void add(List<Track> tracks, Track track) {
        if (track.next() < Long.MAX_VALUE) {
            tracks.add(track);
        }
    }
}

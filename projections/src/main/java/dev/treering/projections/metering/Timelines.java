package dev.treering.projections.metering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was commanded on a day.
 *
 * @param steps of every lane, those in force on the day, in order; a deletion ends what is commanded with one to nothing
 * @param closing the step in force at the next midnight, of lanes of which it is not to nothing
 */
record Timelines(SortedMap<Lane, List<Step>> steps, SortedMap<Lane, Step> closing) {

    static Timelines of(long day, SubjectDay known, Deletion deletion) {
        boolean lives = deletion.heldAt() >= Days.end(day);
        var timelines = new TreeMap<Lane, List<Step>>();
        var closing = new TreeMap<Lane, Step>();
        for (Lane lane : known.lanes()) {
            List<Step> timeline = timeline(known, lane, deletion, !lives);
            timelines.put(lane, timeline);
            if (!timeline.isEmpty() && timeline.getLast().quantity() > 0) {
                closing.put(lane, timeline.getLast());
            }
        }
        return new Timelines(timelines, Collections.unmodifiableSortedMap(closing));
    }

    List<Step> of(Lane lane) {
        return steps.getOrDefault(lane, List.of());
    }

    private static List<Step> timeline(SubjectDay known, Lane lane, Deletion deletion, boolean ends) {
        var steps = new ArrayList<Step>();
        Step opening = known.opening().commanded().get(lane);
        if (opening != null) {
            steps.add(opening);
        }
        steps.addAll(known.steps(lane));
        if (ends) {
            steps.removeIf(step -> step.heldAt() >= deletion.heldAt());
            if (!steps.isEmpty()) {
                steps.add(deletion.step());
            }
        }
        return steps;
    }
}

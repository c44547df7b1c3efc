package dev.treering.projections.statements;

import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import java.util.SortedMap;

/** How often each day of a resource's month has been stated, which is the revision it is stated in next; days count from 1. */
record TimesStated(SortedMap<Integer, Integer> byDay) {

    static final TimesStated NEVER = new TimesStated(Sorted.empty());

    static final ShelfCodec<TimesStated> CODEC = ShelfCodec.version(
            1,
            (times, out) -> out.map(times.byDay, (day, o) -> o.number(day), (count, o) -> o.number(count)),
            in -> new TimesStated(in.map(StateReader::integer, StateReader::integer)));
}

package dev.treering.projections.metering;

import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.SortedMap;

/**
 * What is known of an app beside its days.
 *
 * @param opening the levels at the end of the last closed day
 * @param touchedFrom first open day that facts speak of; later than {@code touchedThrough} if there is none
 * @param touchedThrough last open day that facts speak of
 * @param base the last step of each process type before the horizon, also where it is to zero
 */
record AppHead(
        Levels opening, Deletion deletion, long touchedFrom, long touchedThrough, SortedMap<ProcessType, Step> base) {

    static final AppHead NEW =
            new AppHead(Levels.NOTHING, Deletion.NONE, Long.MAX_VALUE, Long.MIN_VALUE, Sorted.empty());

    static final ShelfCodec<AppHead> CODEC = ShelfCodec.version(1, AppHead::write, AppHead::read);

    /** Whether nothing of the app is used or changes up to the end of an open day. */
    boolean isIdleThrough(long day) {
        return opening.areNothing() && touchedFrom > day;
    }

    AppHead openedWith(Levels levels) {
        return new AppHead(levels, deletion, touchedFrom, touchedThrough, base);
    }

    AppHead deleted(Deletion when) {
        return new AppHead(opening, when, touchedFrom, touchedThrough, base);
    }

    AppHead touched(long from, long through) {
        return new AppHead(opening, deletion, Math.min(touchedFrom, from), Math.max(touchedThrough, through), base);
    }

    /** All days up to this one are closed, with these levels at its end. */
    AppHead closed(long day, Levels closing) {
        return touchedThrough > day
                ? new AppHead(closing, deletion, Math.max(touchedFrom, day + 1), touchedThrough, base)
                : new AppHead(closing, deletion, Long.MAX_VALUE, Long.MIN_VALUE, base);
    }

    AppHead basedOn(ProcessType process, Step step) {
        return new AppHead(opening, deletion, touchedFrom, touchedThrough, Sorted.with(base, process, step));
    }

    private void write(StateWriter out) {
        opening.write(out);
        deletion.write(out);
        out.number(touchedFrom);
        out.number(touchedThrough);
        out.map(base, (process, o) -> o.text(process.value()), Step::write);
    }

    private static AppHead read(StateReader in) {
        return new AppHead(
                Levels.read(in),
                Deletion.read(in),
                in.number(),
                in.number(),
                in.map(i -> new ProcessType(i.text()), Step::read));
    }
}

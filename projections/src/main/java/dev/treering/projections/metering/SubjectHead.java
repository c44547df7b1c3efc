package dev.treering.projections.metering;

import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is known of a subject beside its days.
 *
 * @param opening the levels at the end of the last closed day
 * @param request how a space was asked for first; it says what it costs
 * @param touchedFrom first open day that facts speak of; later than {@code touchedThrough} if there is none
 * @param touchedThrough last open day that facts speak of
 * @param base the last step of each lane before the horizon, also where it is to zero
 */
record SubjectHead(
        Levels opening,
        Deletion deletion,
        Ownership ownership,
        Optional<Step> request,
        long touchedFrom,
        long touchedThrough,
        SortedMap<Lane, Step> base) {

    static final SubjectHead NEW = new SubjectHead(
            Levels.NOTHING,
            Deletion.NONE,
            Ownership.ALWAYS,
            Optional.empty(),
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Sorted.empty());

    static final ShelfCodec<SubjectHead> CODEC = ShelfCodec.version(2, SubjectHead::write, SubjectHead::read);

    /** Whether nothing of the subject is used or changes up to the end of an open day. */
    boolean isIdleThrough(long day) {
        return opening.areNothing() && touchedFrom > day;
    }

    SubjectHead openedWith(Levels levels) {
        return new SubjectHead(levels, deletion, ownership, request, touchedFrom, touchedThrough, base);
    }

    SubjectHead deleted(Deletion when) {
        return new SubjectHead(opening, when, ownership, request, touchedFrom, touchedThrough, base);
    }

    SubjectHead owned(Ownership when) {
        return new SubjectHead(opening, deletion, when, request, touchedFrom, touchedThrough, base);
    }

    SubjectHead requested(Step first) {
        return new SubjectHead(opening, deletion, ownership, Optional.of(first), touchedFrom, touchedThrough, base);
    }

    SubjectHead touched(long from, long through) {
        if (touchedFrom <= from && touchedThrough >= through) {
            return this; // as most facts find it: one before spoke of the same day
        }
        long first = Math.min(touchedFrom, from);
        return new SubjectHead(opening, deletion, ownership, request, first, Math.max(touchedThrough, through), base);
    }

    /** All days up to this one are closed, with these levels at its end. */
    SubjectHead closed(long day, Levels closing) {
        return touchedThrough > day
                ? new SubjectHead(
                        closing, deletion, ownership, request, Math.max(touchedFrom, day + 1), touchedThrough, base)
                : new SubjectHead(closing, deletion, ownership, request, Long.MAX_VALUE, Long.MIN_VALUE, base);
    }

    SubjectHead basedOn(Lane lane, Step step) {
        var more = Sorted.with(base, lane, step);
        return new SubjectHead(opening, deletion, ownership, request, touchedFrom, touchedThrough, more);
    }

    private void write(StateWriter out) {
        opening.write(out);
        deletion.write(out);
        ownership.write(out);
        out.list(request.stream().toList(), Step::write);
        out.number(touchedFrom);
        out.number(touchedThrough);
        out.map(base, Lane::write, Step::write);
    }

    private static SubjectHead read(StateReader in) {
        return new SubjectHead(
                Levels.read(in),
                Deletion.read(in),
                Ownership.read(in),
                in.list(Step::read).stream().findFirst(),
                in.number(),
                in.number(),
                in.map(Lane::read, Step::read));
    }
}

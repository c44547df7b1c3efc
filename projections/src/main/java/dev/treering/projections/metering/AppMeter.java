package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.metering.DayMeasure.Reading;
import dev.treering.projections.step.Key;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One app under the meter while one fact is taken in. A fact goes into the days it speaks of. A closed day among them is measured
 * again at once, and so are the closed days after it for as long as the levels they open with change.
 */
final class AppMeter {

    private final MeterShelves shelves;
    private final MeterClock clock;
    private final AppId app;
    private final Key key;
    private final long position;
    private final AppHead before;
    private final List<CellMetered> cells = new ArrayList<>();
    private AppHead head;

    /** Takes the app as it stands on the shelves. {@code position} is the log position of the fact. */
    AppMeter(MeterShelves shelves, MeterClock clock, AppId app, Key key, long position) {
        this.shelves = shelves;
        this.clock = clock;
        this.app = app;
        this.key = key;
        this.position = position;
        this.before = shelves.heads().get(key).orElse(AppHead.NEW);
        this.head = before;
    }

    void scaled(ProcessType process, Step step) {
        long day = Math.max(Days.of(step.heldAt()), clock.horizon());
        Step base = head.base().get(process);
        AppDay known = day(day);
        if (known.has(process, step) || (base != null && step.compareTo(base) <= 0)) {
            return;
        }
        shelves.days().put(MeterShelves.day(key, day), known.with(process, step));
        touched(day, day);
    }

    void deleted(Deletion deletion) {
        if (deletion.isBefore(head.deletion())) {
            head = head.deleted(deletion);
            touched(Math.max(Days.of(deletion.heldAt()), clock.horizon()), clock.closedThrough());
        }
    }

    void sighted(DynoRun run, Sighting sighting) {
        Key runKey = MeterShelves.run(key, run);
        Optional<Sighting> known = shelves.sightings().get(runKey);
        boolean news = known.map(sighting::isStrongerThan).orElse(sighting.endedAt() > Days.start(clock.horizon()));
        if (!news) {
            return;
        }
        shelves.sightings().put(runKey, sighting);
        var changed = new TreeMap<Long, AppDay>();
        for (Move move : Move.between(known, sighting, Days.start(clock.horizon()))) {
            long day = Days.of(move.at());
            changed.put(day, moved(changed.getOrDefault(day, day(day)), move));
        }
        changed.forEach((day, now) -> shelves.days().put(MeterShelves.day(key, day), now));
        if (!changed.isEmpty()) {
            touched(changed.firstKey(), changed.lastKey());
        }
    }

    /** Issues the cells of every open day up to and including this one. */
    void close(long through) {
        if (head.isIdleThrough(through)) {
            return;
        }
        Levels opening = head.opening();
        long from = opening.areNothing() ? head.touchedFrom() : clock.closedThrough() + 1;
        for (long day = from; day <= through; day++) {
            AppDay known = day(day);
            if (!known.isEmpty() || !opening.areNothing()) {
                opening = measure(day, known.openedWith(opening), Positions.NONE);
            }
        }
        head = head.closed(through, opening);
    }

    /** Forgets what lies before the horizon, but for the last step of each process type. */
    void forget(long horizon) {
        Key start = MeterShelves.day(key, Long.MIN_VALUE);
        for (var held : shelves.days().range(start, MeterShelves.day(key, horizon))) {
            held.value().steps().forEach((process, steps) -> head = head.basedOn(process, steps.getLast()));
            shelves.days().delete(held.key());
        }
        for (var held : shelves.sightings().under(key)) {
            if (held.value().endedAt() <= Days.start(horizon)) {
                shelves.sightings().delete(held.key());
            }
        }
    }

    /** Leaves the app on the shelves as it is now, and says which cells came of it. */
    List<CellMetered> leave() {
        if (!head.equals(before)) {
            shelves.heads().put(key, head);
        }
        return cells;
    }

    private void touched(long first, long last) {
        if (!clock.isClosed(last)) {
            head = head.touched(Math.max(first, clock.closedThrough() + 1), last);
        }
        if (clock.isClosed(first)) {
            measureAgain(first, Math.min(last, clock.closedThrough()));
        }
    }

    private void measureAgain(long first, long lastChanged) {
        Levels opening = day(first).opening();
        for (long day = first; day <= clock.closedThrough(); day++) {
            AppDay known = day(day);
            if (day > lastChanged && opening.sameAs(known.opening())) {
                return;
            }
            if (!known.isEmpty() || !opening.areNothing()) {
                opening = measure(day, known.openedWith(opening), Positions.NONE.and(position));
            }
        }
        head = head.openedWith(opening);
    }

    /** Measures a closed day, issues what is new of it, and returns the levels at its end. */
    private Levels measure(long day, AppDay known, Positions cause) {
        DayMeasure measure = DayMeasure.of(day, known, head.deletion());
        var issued = new TreeMap<>(known.issued());
        measure.readings().forEach((slot, reading) -> {
            Issued last = known.issued(slot);
            if (!reading.usage().equals(last.usage())) {
                issued.put(slot, issue(day, known, slot, last, reading, cause));
            }
        });
        shelves.days().put(MeterShelves.day(key, day), known.withIssued(issued));
        return measure.closing();
    }

    private Issued issue(long day, AppDay known, Slot slot, Issued last, Reading reading, Positions cause) {
        Positions positions = reading.positions().and(last.positions()).and(cause);
        var next = new Issued(last.revision() + 1, reading.usage(), positions);
        cells.add(new CellMetered(
                slot.of(app),
                LocalDate.ofEpochDay(day),
                next.revision(),
                next.usage(),
                known.runs(slot).starts(),
                positions.first(),
                positions.last()));
        return next;
    }

    private AppDay moved(AppDay day, Move move) {
        Runs runs = day.runs(move.slot()).with(move.at(), move.level(), move.starts(), position);
        return day.with(move.slot(), runs);
    }

    private AppDay day(long day) {
        return shelves.days().get(MeterShelves.day(key, day)).orElse(AppDay.EMPTY);
    }
}

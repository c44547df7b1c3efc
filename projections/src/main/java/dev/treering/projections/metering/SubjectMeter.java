package dev.treering.projections.metering;

import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.projections.metering.DayMeasure.Reading;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.Key;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One subject under the meter while one fact is taken in. A fact goes into the days it speaks of. A closed day among them is
 * measured again at once, and so are the closed days after it for as long as the levels they open with change.
 */
final class SubjectMeter {

    private final MeterShelves shelves;
    private final MeterClock clock;
    private final Subject subject;
    private final Key key;
    private final long position;
    private final SubjectHead before;
    private final List<AccountEntry> entries = new ArrayList<>();
    private SubjectHead head;
    private long changedFrom = Long.MAX_VALUE; // closed days that are to be measured again
    private long changedThrough = Long.MIN_VALUE;

    /** Takes the subject as it stands on the shelves. {@code position} is the log position of the fact. */
    SubjectMeter(MeterShelves shelves, MeterClock clock, Subject subject, Key key, long position) {
        this.shelves = shelves;
        this.clock = clock;
        this.subject = subject;
        this.key = key;
        this.position = position;
        this.before = shelves.heads().get(key).orElse(SubjectHead.NEW);
        this.head = before;
    }

    /** From a step on something else is commanded of a lane. */
    void commanded(Lane lane, Step step) {
        long day = Math.max(Days.of(step.heldAt()), clock.horizon());
        Step base = head.base().get(lane);
        SubjectDay known = day(day);
        if (!known.has(lane, step) && (base == null || step.compareTo(base) > 0)) {
            shelves.days().put(MeterShelves.day(key, day), known.with(lane, step));
            touched(day, day);
        }
    }

    /** A space was asked for. How it was asked for first says by what all its days are metered. */
    void requested(Step request) {
        commanded(Lane.SPACE, request);
        if (head.request().map(known -> request.compareTo(known) < 0).orElse(true)) {
            head = head.requested(request);
            touched(clock.horizon(), clock.closedThrough());
        }
    }

    void deleted(Deletion deletion) {
        if (deletion.isBefore(head.deletion())) {
            head = head.deleted(deletion);
            touched(Math.max(Days.of(deletion.heldAt()), clock.horizon()), clock.closedThrough());
        }
    }

    /** The subject came or went. The first transfer known also says whose it was before. */
    void transferred(Step transfer) {
        if (!head.ownership().knows(transfer)) {
            boolean first = head.ownership().beginsAfter(transfer);
            head = head.owned(head.ownership().with(transfer));
            long day = first ? clock.horizon() : Math.max(Days.of(transfer.heldAt()), clock.horizon());
            touched(day, clock.closedThrough());
        }
    }

    void sighted(DynoRun run, Sighting sighting) {
        var changed = new TreeMap<Long, SubjectDay>();
        for (Move move : new Sightings(shelves, key, Days.start(clock.horizon())).accept(run, sighting)) {
            long day = Days.of(move.at());
            SubjectDay known = changed.get(day);
            changed.put(day, moved(known == null ? day(day) : known, move));
        }
        changed.forEach((day, now) -> shelves.days().put(MeterShelves.day(key, day), now));
        if (!changed.isEmpty()) {
            touched(changed.firstKey(), changed.lastKey());
        }
    }

    /** A counter rose, or fell; nothing when it is told again. */
    void counted(Slot slot, long heldAt, BigDecimal quantity) {
        long day = Days.of(heldAt);
        SubjectDay known = day(day);
        Counter counter = known.counter(slot);
        if (!counter.has(position)) {
            shelves.days().put(MeterShelves.day(key, day), known.with(slot, counter.and(quantity, position)));
            touched(day, day);
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
            SubjectDay known = day(day);
            if (!known.isEmpty() || !opening.areNothing()) {
                opening = measure(day, known.openedWith(opening), Positions.NONE);
            }
        }
        head = head.closed(through, opening);
    }

    /** Forgets what lies before the horizon, but for the last step of each lane. */
    void forget(long horizon) {
        Key start = MeterShelves.day(key, Long.MIN_VALUE);
        Key end = MeterShelves.day(key, horizon);
        for (var held : shelves.days().range(start, end)) {
            held.value().steps().forEach((lane, steps) -> head = head.basedOn(lane, steps.getLast()));
            shelves.days().delete(held.key());
        }
        head = head.owned(head.ownership().from(Days.start(horizon)));
        new Sightings(shelves, key, Days.start(horizon)).forget();
    }

    /** Leaves the subject on the shelves as it is now, and says which entries came of it. */
    List<AccountEntry> leave() {
        if (changedFrom <= changedThrough) {
            measureAgain(changedFrom, changedThrough);
        }
        if (!head.equals(before)) {
            shelves.heads().put(key, head);
        }
        return entries;
    }

    private void touched(long first, long last) {
        if (!clock.isClosed(last)) {
            head = head.touched(Math.max(first, clock.closedThrough() + 1), last);
        }
        if (clock.isClosed(first)) {
            changedFrom = Math.min(changedFrom, first);
            changedThrough = Math.max(changedThrough, Math.min(last, clock.closedThrough()));
        }
    }

    private void measureAgain(long first, long lastChanged) {
        Levels opening = day(first).opening();
        for (long day = first; day <= clock.closedThrough(); day++) {
            SubjectDay known = day(day);
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
    private Levels measure(long day, SubjectDay known, Positions cause) {
        DayMeasure measure = DayMeasure.of(day, known, head);
        var issued = new TreeMap<>(known.issued());
        measure.readings().forEach((slot, reading) -> {
            Issued last = known.issued(slot);
            if (last.differsFrom(reading)) {
                issued.put(slot, issue(day, slot, last, reading, cause));
            }
        });
        var counters = new TreeMap<>(known.counters());
        counters.replaceAll((slot, counter) -> counter.hasNews() ? issue(day, slot, counter) : counter);
        shelves.days().put(MeterShelves.day(key, day), known.withIssued(issued, counters));
        return measure.closing();
    }

    private Issued issue(long day, Slot slot, Issued last, Reading reading, Positions cause) {
        Positions positions = reading.positions().and(last.positions()).and(cause);
        var next = new Issued(last.revision() + 1, reading.usage(), reading.starts(), positions);
        issue(new CellMetered(
                slot.of(subject),
                LocalDate.ofEpochDay(day),
                next.revision(),
                next.usage(),
                next.starts(),
                positions.first(),
                positions.last()));
        return next;
    }

    private Counter issue(long day, Slot slot, Counter counter) {
        Counter next = counter.issuedAgain();
        issue(new CounterMetered(
                slot.of(subject),
                LocalDate.ofEpochDay(day),
                next.revision(),
                next.issued(),
                next.positions().first(),
                next.positions().last()));
        return next;
    }

    private void issue(LedgerEntry entry) {
        entries.add(new AccountEntry(subject.account(), entry));
    }

    private SubjectDay moved(SubjectDay day, Move move) {
        return day.with(move.slot(), day.runs(move.slot()).with(move, position));
    }

    private SubjectDay day(long day) {
        return shelves.days().get(MeterShelves.day(key, day)).orElse(SubjectDay.EMPTY);
    }
}

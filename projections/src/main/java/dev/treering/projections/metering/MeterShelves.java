package dev.treering.projections.metering;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.Shelf;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import java.util.List;

/** The meter's state, and what lies where. */
record MeterShelves(
        Shelf<MeterClock> clock,
        Shelf<Opening> openings,
        Shelf<SubjectHead> heads,
        Shelf<SubjectDay> days,
        Shelf<Sighting> sightings) {

    private static final ShelfSpec<MeterClock> CLOCK = new ShelfSpec<>("metering-clock", MeterClock.CODEC);
    private static final ShelfSpec<Opening> OPENINGS = new ShelfSpec<>("metering-openings", Opening.CODEC);
    private static final ShelfSpec<SubjectHead> HEADS = new ShelfSpec<>("metering-heads", SubjectHead.CODEC);
    private static final ShelfSpec<SubjectDay> DAYS = new ShelfSpec<>("metering-days", SubjectDay.CODEC);
    private static final ShelfSpec<Sighting> SIGHTINGS = new ShelfSpec<>("metering-sightings", Sighting.CODEC);

    static final List<ShelfSpec<?>> SPECS = List.of(CLOCK, OPENINGS, HEADS, DAYS, SIGHTINGS);

    static final Key THE_CLOCK = Key.of("clock");

    static MeterShelves of(Shelves shelves) {
        return new MeterShelves(
                shelves.open(CLOCK),
                shelves.open(OPENINGS),
                shelves.open(HEADS),
                shelves.open(DAYS),
                shelves.open(SIGHTINGS));
    }

    static Key account(AccountId account) {
        return Key.of(account.value());
    }

    static Key day(Key subject, long day) {
        return subject.then(day);
    }

    static Key run(Key subject, String pod, int restart) {
        return subject.then(pod).then(restart);
    }

    static Key run(Key subject, DynoRun run) {
        return run(subject, run.pod(), run.restart());
    }
}

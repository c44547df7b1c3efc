package dev.treering.projections.metering;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.Shelf;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import java.util.List;

/** The meter's state, and what lies where. */
record MeterShelves(Shelf<MeterClock> clock, Shelf<AppHead> heads, Shelf<AppDay> days, Shelf<Sighting> sightings) {

    private static final ShelfSpec<MeterClock> CLOCK = new ShelfSpec<>("metering-clock", MeterClock.CODEC);
    private static final ShelfSpec<AppHead> HEADS = new ShelfSpec<>("metering-heads", AppHead.CODEC);
    private static final ShelfSpec<AppDay> DAYS = new ShelfSpec<>("metering-days", AppDay.CODEC);
    private static final ShelfSpec<Sighting> SIGHTINGS = new ShelfSpec<>("metering-sightings", Sighting.CODEC);

    static final List<ShelfSpec<?>> SPECS = List.of(CLOCK, HEADS, DAYS, SIGHTINGS);

    static final Key THE_CLOCK = Key.of("clock");

    static MeterShelves of(Shelves shelves) {
        return new MeterShelves(shelves.open(CLOCK), shelves.open(HEADS), shelves.open(DAYS), shelves.open(SIGHTINGS));
    }

    /** Key of an app's head; prefix of its days and sightings. */
    static Key app(AccountId account, AppId app) {
        return Key.of(account.value(), app.value());
    }

    static Key day(Key app, long day) {
        return app.then(day);
    }

    static Key run(Key app, DynoRun run) {
        return app.then(run.pod()).then(run.restart());
    }
}

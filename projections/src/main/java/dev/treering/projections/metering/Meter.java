package dev.treering.projections.metering;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The meter of one partition: facts in, usage cells out.
 *
 * <p>Of every app, process type and size two levels are followed: commanded, from the absolute formation facts ordered by when
 * they held, and observed, the dyno runs open at an instant. A cell is a pure function of what is known, so duplicates, repeated
 * starts, stops without or before starts and late facts, in any order, come to the same cells. A day's cells are issued when it
 * closes; a fact that arrives later and changes them issues revisions at once.
 *
 * <p>What held before the horizon, {@value MeterClock#REMEMBERED_DAYS} days behind, counts only from the horizon on.
 */
public final class Meter {

    /** The shelves a meter opens. */
    public static final List<ShelfSpec<?>> SHELVES = MeterShelves.SPECS;

    private final MeterShelves shelves;

    public Meter(Shelves shelves) {
        this.shelves = MeterShelves.of(shelves);
    }

    /** Takes in a fact of the partition, in log order; gives the cells that come of it, by account, app, day and slot. */
    public List<AccountEntry> accept(LoggedFact logged) {
        long heldAt = logged.heldAt().toEpochMilli();
        long position = logged.position();
        return switch (logged.fact()) {
            case AppFact.FormationScaled fact ->
                with(
                        fact,
                        position,
                        app -> app.scaled(fact.process(), new Step(heldAt, position, fact.dynos(), fact.size())));
            case AppFact.Deleted fact -> with(fact, position, app -> app.deleted(new Deletion(heldAt, position)));
            case DynoFact fact -> {
                var key = MeterShelves.app(fact.account(), fact.dyno().app());
                yield with(
                        fact.account(),
                        fact.dyno().app(),
                        key,
                        position,
                        app -> app.sighted(fact.dyno().run(), Sighting.of(fact)));
            }
            case ClockFact.DayClosed fact -> close(fact.day(), position);
            // a month cannot be over while its days are not
            case ClockFact.PeriodClosed fact -> close(fact.period().atEndOfMonth(), position);
            case AppFact _ -> List.of();
            case AccountFact _, BuildFact _, SpaceFact _, UsageFact _ -> List.of();
            case PriceFact _, ClusterFact _ -> List.of();
        };
    }

    private List<AccountEntry> close(LocalDate date, long position) {
        long day = date.toEpochDay();
        if (clock().isClosed(day)) {
            return List.of();
        }
        var cells = new ArrayList<AccountEntry>();
        MeterClock closed = clock().closed(day);
        boolean forgets = closed.horizon() > clock().horizon();
        for (var held : shelves.heads().under(Key.of())) {
            if (forgets || !held.value().isIdleThrough(day)) {
                Key.Parts parts = held.key().parts();
                var account = new AccountId(parts.text());
                cells.addAll(with(account, new AppId(parts.text()), held.key(), position, app -> {
                    app.close(day);
                    if (forgets) {
                        app.forget(closed.horizon());
                    }
                }));
            }
        }
        shelves.clock().put(MeterShelves.THE_CLOCK, closed);
        return cells;
    }

    private List<AccountEntry> with(AppFact fact, long position, Consumer<AppMeter> change) {
        return with(fact.account(), fact.app(), MeterShelves.app(fact.account(), fact.app()), position, change);
    }

    private List<AccountEntry> with(AccountId account, AppId id, Key key, long position, Consumer<AppMeter> change) {
        var app = new AppMeter(shelves, clock(), id, key, position);
        change.accept(app);
        return app.leave().stream().map(cell -> new AccountEntry(account, cell)).toList();
    }

    private MeterClock clock() {
        return shelves.clock().get(MeterShelves.THE_CLOCK).orElse(MeterClock.START);
    }
}

package dev.treering.projections.metering;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.facts.ReconcileFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The meter of one partition: facts in, usage cells out.
 *
 * <p>Levels are followed as two: commanded, from absolute facts ordered by when they held, and observed, the dyno runs open at an
 * instant; counters are added up. A cell is a pure function of what is known, so duplicates, repeated starts, stops without or
 * before starts and late facts, in any order, come to the same cells. A day's cells are issued when it closes; a fact that arrives
 * later and changes them issues revisions at once. A fact that cannot be placed is rejected by name, see {@link Rejections}.
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

    /**
     * Takes in a fact of the partition, in log order; gives the entries that come of it: cells and counters by account, subject, day
     * and slot, or the one that it is rejected, and then nothing is metered by it.
     */
    public List<AccountEntry> accept(LoggedFact logged) {
        return switch (logged.fact()) {
            case AccountFact.Opened fact -> opened(fact.account(), logged);
            case AppFact fact ->
                placed(logged, fact, Subject.app(fact.account(), fact.app().value()));
            case DynoFact fact -> sighted(logged, fact);
            case SpaceFact fact -> placed(logged, fact, Subject.space(fact.account(), fact.space()));
            case BuildFact fact ->
                placed(logged, fact, Subject.app(fact.account(), fact.app().value()));
            case UsageFact.Reported fact -> placed(logged, fact, Subject.app(fact.account(), fact.app()));
            case ClockFact.DayClosed fact -> close(fact.day(), logged.position());
            // a month cannot be over while its days are not
            case ClockFact.PeriodClosed fact -> close(fact.period().atEndOfMonth(), logged.position());
            case AccountFact _, BillingFact _, InvoiceFact _, PriceFact _, ClusterFact _, ReconcileFact _ -> List.of();
        };
    }

    private List<AccountEntry> opened(AccountId account, LoggedFact logged) {
        var opening = new Opening(logged.heldAt().toEpochMilli(), logged.position());
        if (opening.position() < opening(account).position()) {
            shelves.openings().put(MeterShelves.account(account), opening);
        }
        return List.of();
    }

    private List<AccountEntry> placed(LoggedFact logged, Fact fact, Subject subject) {
        MeterClock clock = clock();
        long opening = opening(subject.account()).boundsFactAt(logged.position());
        var rejected = new Rejections(opening, Days.start(clock.horizon())).of(logged);
        if (rejected.isPresent()) {
            return List.of(new AccountEntry(subject.account(), rejected.get()));
        }
        var meter = new SubjectMeter(shelves, clock, subject, subject.key(), logged.position());
        new Readings(logged.heldAt().toEpochMilli(), logged.position(), meter).of(fact);
        return meter.leave();
    }

    /** What is told of dynos is by far the most of all facts. */
    private List<AccountEntry> sighted(LoggedFact logged, DynoFact fact) {
        Dyno dyno = fact.dyno();
        MeterClock clock = clock();
        long horizon = Days.start(clock.horizon());
        long opening = opening(dyno.account()).boundsFactAt(logged.position());
        var sighting = Sighting.of(fact, logged.heldAt().toEpochMilli(), opening);
        var subject = Subject.app(dyno.account(), dyno.app().value());
        Key key = subject.key();
        var rejected = new Rejections(opening, horizon)
                .of(
                        logged,
                        sighting,
                        () -> new Sightings(shelves, key, horizon)
                                .of(dyno.run())
                                .isPresent());
        if (rejected.isPresent()) {
            return List.of(new AccountEntry(subject.account(), rejected.get()));
        }
        var meter = new SubjectMeter(shelves, clock, subject, key, logged.position());
        meter.sighted(dyno.run(), sighting);
        return meter.leave();
    }

    private List<AccountEntry> close(LocalDate date, long position) {
        long day = date.toEpochDay();
        if (clock().isClosed(day)) {
            return List.of();
        }
        var entries = new ArrayList<AccountEntry>();
        MeterClock closed = clock().closed(day);
        boolean forgets = closed.horizon() > clock().horizon();
        for (var held : shelves.heads().under(Key.of())) {
            if (forgets || !held.value().isIdleThrough(day)) {
                var meter = new SubjectMeter(shelves, clock(), Subject.at(held.key()), held.key(), position);
                meter.close(day);
                if (forgets) {
                    meter.forget(closed.horizon());
                }
                entries.addAll(meter.leave());
            }
        }
        shelves.clock().put(MeterShelves.THE_CLOCK, closed);
        return entries;
    }

    private Opening opening(AccountId account) {
        return shelves.openings().get(MeterShelves.account(account)).orElse(Opening.NONE);
    }

    private MeterClock clock() {
        return shelves.clock().get(MeterShelves.THE_CLOCK).orElse(MeterClock.START);
    }
}

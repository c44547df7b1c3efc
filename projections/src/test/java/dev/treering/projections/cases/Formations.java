package dev.treering.projections.cases;

import dev.treering.events.facts.AppFact.FormationScaled;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.metering.Meter;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.MemoryShelves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Levels that a peer tells of, run through the meter as formations: how many of a size an app has from an instant on. */
final class Formations {

    private static final AccountId ACCOUNT = new AccountId("peer");

    private record Scaling(Instant at, FormationScaled fact) {}

    private final List<Scaling> scalings = new ArrayList<>();

    /** From this instant on there are so many. */
    Formations scaled(Instant at, String app, String process, String size, int quantity) {
        scalings.add(new Scaling(
                at,
                new FormationScaled(
                        ACCOUNT, new AppId(app), new ProcessType(process), quantity, new DynoSize(size), "peer")));
        return this;
    }

    /** So many from one instant to another. */
    Formations span(Instant from, Instant to, String app, String process, String size, int quantity) {
        return from.isBefore(to) ? scaled(from, app, process, size, quantity).scaled(to, app, process, size, 0) : this;
    }

    /** Every resource's days up to and including this one, each with its cell. */
    SortedMap<Resource, SortedMap<LocalDate, Metered>> meteredThrough(LocalDate lastDay) {
        var meter = new Meter(new MemoryShelves());
        var cells = new TreeMap<Resource, SortedMap<LocalDate, Metered>>();
        long position = 0;
        for (Scaling scaling :
                scalings.stream().sorted(Comparator.comparing(Scaling::at)).toList()) {
            take(meter.accept(logged(position++, scaling.at(), scaling.fact())), cells);
        }
        take(meter.accept(logged(position, Instant.EPOCH, new ClockFact.DayClosed(lastDay))), cells);
        return cells;
    }

    private static void take(List<AccountEntry> entries, SortedMap<Resource, SortedMap<LocalDate, Metered>> cells) {
        for (AccountEntry entry : entries) {
            if (entry.entry() instanceof CellMetered cell) {
                cells.computeIfAbsent(cell.resource(), _ -> new TreeMap<>())
                        .put(cell.day(), Metered.level(cell.usage(), cell.dynoStarts()));
            }
        }
    }

    private static LoggedFact logged(long position, Instant at, Fact fact) {
        return new LoggedFact(position, new FactId("peer", "fact-" + position), at, Instant.EPOCH, Map.of(), fact);
    }
}

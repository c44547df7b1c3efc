package dev.treering.aggregates.issuing;

import dev.treering.aggregates.store.Boundary;
import dev.treering.aggregates.store.Clause;
import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.FactTags;
import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.wire.FactCatalogue;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which months are closed, and so have all the live statements they will ever have. Months are UTC. */
public final class ClosedMonths {

    private static final Boundary CLOSINGS = new Boundary(List.of(
            new Clause(new TreeSet<>(Set.of(FactTags.CALENDAR)), Set.of(FactCatalogue.nameOf(PeriodClosed.class)))));

    private final EventStore store;

    public ClosedMonths(EventStore store) {
        this.store = store;
    }

    /**
     * Whether a fact on the log closes it, decided or imported.
     *
     * @throws dev.treering.events.log.LogUnavailable when the store cannot be reached
     */
    public boolean isClosed(YearMonth month) {
        var closing = new PeriodClosed(month);
        return store.source(CLOSINGS).facts().stream()
                .anyMatch(stored -> stored.fact().equals(closing));
    }
}

package dev.treering.projections.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.FactRejected;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.metering.CellTimeline;
import dev.treering.projections.metering.Interval;
import dev.treering.projections.metering.Meter;
import dev.treering.projections.metering.Reported;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Made-up histories of all that is metered: scalings, runs told late and twice, crashes, losses, maintenance, transfers, add-ons, spaces,
 * deletions. The intervals of every day come to its cell, and what was reported comes to its counter.
 */
class CellTimelineTest {

    private static final int HISTORIES = 1_500;

    private record Place(AccountId account, Resource resource, LocalDate day) {}

    @Test
    void the_intervals_of_a_day_come_to_its_cell() {
        int days = 0;
        int changing = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            var cells = new LinkedHashMap<Place, Usage>();
            var counters = new LinkedHashMap<Place, BigDecimal>();
            List<LoggedFact> facts = metered(seed, cells, counters);

            for (var cell : cells.entrySet()) {
                Place place = cell.getKey();
                var timeline = new CellTimeline(place.resource());
                of(place.account(), facts).forEach(timeline::accept);
                List<Interval> intervals = timeline.of(place.day());

                assertThat(intervals.stream().map(Interval::usage).reduce(Usage.NONE, Usage::plus))
                        .as("seed %s, %s: %s", seed, place, intervals)
                        .isEqualTo(cell.getValue());
                days++;
                changing += intervals.size() > 1 ? 1 : 0;
            }
            for (var counter : counters.entrySet()) {
                Place place = counter.getKey();
                assertThat(of(place.account(), facts).stream()
                                .filter(fact -> day(fact).equals(place.day()))
                                .flatMap(fact -> Reported.of(place.resource(), fact.fact()).stream())
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as("seed %s, %s", seed, place)
                        .isEqualByComparingTo(counter.getValue());
            }
        }
        assertThat(days).isGreaterThan(HISTORIES);
        assertThat(changing).isGreaterThan(HISTORIES / 2);
    }

    /** The facts that were not rejected, and the newest of every cell. */
    private static List<LoggedFact> metered(long seed, Map<Place, Usage> cells, Map<Place, BigDecimal> counters) {
        var meter = new Meter(new MemoryShelves());
        var facts = new ArrayList<LoggedFact>();
        long position = 0;
        for (Told told : MeterHistories.remembered(seed)) {
            var logged = new LoggedFact(
                    position, new FactId("test", "f" + position), told.heldAt(), Instant.EPOCH, Map.of(), told.fact());
            position++;
            boolean rejected = false;
            for (AccountEntry metered : meter.accept(logged)) {
                switch (metered.entry()) {
                    case CellMetered cell ->
                        cells.put(new Place(metered.account(), cell.resource(), cell.day()), cell.usage());
                    case CounterMetered counter ->
                        counters.put(
                                new Place(metered.account(), counter.resource(), counter.day()),
                                counter.count().quantity());
                    case FactRejected _ -> rejected = true;
                    default -> throw new AssertionError("a meter says nothing else: " + metered);
                }
            }
            if (!rejected) {
                facts.add(logged);
            }
        }
        return facts;
    }

    private static List<LoggedFact> of(AccountId account, List<LoggedFact> facts) {
        return facts.stream()
                .filter(fact -> fact.fact().owner().filter(account::equals).isPresent())
                .toList();
    }

    private static LocalDate day(LoggedFact fact) {
        return fact.heldAt().atZone(ZoneOffset.UTC).toLocalDate();
    }
}

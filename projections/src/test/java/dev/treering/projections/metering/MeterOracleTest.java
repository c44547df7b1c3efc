package dev.treering.projections.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.projections.metering.NaiveMeter.Cell;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.EncodedShelves;
import dev.treering.projections.step.MemoryShelves;
import dev.treering.projections.step.Shelves;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The meter against the same rules written a second time, on made-up histories. A failing one is printed as small as it gets. */
class MeterOracleTest {

    private static final long SEED = Long.getLong("treering.seed", 20260301L);
    private static final int HISTORIES = Integer.getInteger("treering.histories", 2_500);

    @Test
    void cells_are_as_the_naive_meter_says_for_any_history() {
        forEveryHistory(Histories::log, log -> differences(log, new MemoryShelves(), false));
    }

    @Test
    void cells_of_closed_days_are_right_after_every_single_fact() {
        forEveryHistory(HISTORIES / 10, Histories::log, log -> differences(log, new EncodedShelves(), true));
    }

    @Test
    void facts_in_any_order_before_the_close_give_the_same_cells() {
        forEveryHistory(histories -> distinctScales(histories.happenings()), happenings -> {
            var other = new ArrayList<>(happenings);
            Collections.shuffle(other, new Random(happenings.hashCode()));
            return difference(closedAtTheEnd(happenings), closedAtTheEnd(other));
        });
    }

    @Test
    void a_fact_delivered_again_at_any_later_time_changes_nothing_of_what_is_issued() {
        forEveryHistory(Histories::logDeliveredOnce, log -> {
            var random = new Random(log.size());
            var again = new ArrayList<>(log);
            for (int i = 0; i < log.size(); i++) {
                int original = random.nextInt(again.size());
                again.add(original + 1 + random.nextInt(again.size() - original), again.get(original));
            }
            return entries(again).equals(entries(log)) ? "" : entries(again) + "\n instead of " + entries(log);
        });
    }

    @Test
    void no_cell_exceeds_the_day_and_all_cells_together_are_the_integral_of_the_levels() {
        forEveryHistory(Histories::log, log -> {
            var naive = new NaiveMeter(log);
            BigInteger whole = BigInteger.ZERO;
            for (var resource : naive.resources()) {
                Cell cell = naive.between(resource, Facts.hour(0), Facts.hour(24L * Histories.DAYS));
                whole = whole.add(cell.commanded()).add(cell.observed()).add(cell.billable());
            }
            long sum = 0;
            for (Usage usage : newest(closedAfter(log)).values()) {
                if (usage.billableMs() > Math.min(usage.commandedMs(), usage.observedMs())) {
                    return "more billable than commanded or observed: " + usage;
                }
                sum += usage.commandedMs() + usage.observedMs() + usage.billableMs();
            }
            return BigInteger.valueOf(sum).equals(whole) ? "" : "cells come to " + sum + " ms, levels to " + whole;
        });
    }

    @Test
    void shrinking_leaves_only_what_makes_a_history_fail() {
        assertThat(Histories.shrunk(List.of(1, 2, 3, 4, 5, 6), list -> list.contains(2) && list.contains(5)))
                .containsExactly(2, 5);
    }

    private static String differences(List<LoggedFact> log, Shelves shelves, boolean afterEveryFact) {
        var meter = new Meter(shelves);
        Map<String, CellMetered> newest = new HashMap<>();
        LocalDate closed = Facts.FIRST_DAY.minusDays(1);
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).fact() instanceof ClockFact.DayClosed(var day) && day.isAfter(closed)) {
                closed = day;
            }
            for (var entry : meter.accept(log.get(i))) {
                var cell = (CellMetered) entry.entry();
                var before = newest.put(cell.resource() + " " + cell.day(), cell);
                String problem = problem(cell, before, closed);
                if (!problem.isEmpty()) {
                    return "after fact " + i + ": " + problem;
                }
            }
            if (afterEveryFact || i == log.size() - 1) {
                String problem = difference(expected(log.subList(0, i + 1), closed), actual(newest));
                if (!problem.isEmpty()) {
                    return "after fact " + i + ": " + problem;
                }
            }
        }
        return "";
    }

    private static String problem(CellMetered cell, @Nullable CellMetered before, LocalDate closed) {
        if (cell.day().isAfter(closed)) {
            return "cell of an open day " + cell;
        }
        if (cell.revision() != (before == null ? 0 : before.revision() + 1)) {
            return "revision is not the next: " + cell + " after " + before;
        }
        if (cell.usage().equals(before == null ? Usage.NONE : before.usage())
                && cell.dynoStarts() == (before == null ? 0 : before.dynoStarts())) {
            return "revision without a change: " + cell;
        }
        return "";
    }

    private static Map<String, Usage> expected(List<LoggedFact> log, LocalDate closed) {
        var expected = new TreeMap<String, Usage>();
        new NaiveMeter(log)
                .cells(Facts.FIRST_DAY, closed)
                .forEach((key, cell) -> expected.put(
                        key,
                        new Usage(
                                cell.commanded().longValueExact(),
                                cell.observed().longValueExact(),
                                cell.billable().longValueExact())));
        return expected;
    }

    private static Map<String, Usage> actual(Map<String, CellMetered> newest) {
        var actual = new TreeMap<String, Usage>();
        newest.forEach((key, cell) -> {
            if (!cell.usage().equals(Usage.NONE)) {
                actual.put(key, cell.usage());
            }
        });
        return actual;
    }

    private static List<LoggedFact> closedAfter(List<LoggedFact> log) {
        var longer = new ArrayList<>(log);
        var close = new ClockFact.DayClosed(Facts.FIRST_DAY.plusDays(Histories.DAYS - 1));
        longer.add(Facts.logged(1_000, Facts.hour(24L * Histories.DAYS), close));
        return longer;
    }

    private static List<AccountEntry> entries(List<LoggedFact> log) {
        var meter = new Meter(new MemoryShelves());
        return log.stream().flatMap(fact -> meter.accept(fact).stream()).toList();
    }

    private static Map<String, Usage> newest(List<LoggedFact> log) {
        var meter = new Meter(new MemoryShelves());
        var newest = new TreeMap<String, Usage>();
        for (LoggedFact fact : log) {
            for (var entry : meter.accept(fact)) {
                var cell = (CellMetered) entry.entry();
                newest.put(cell.resource() + " " + cell.day(), cell.usage());
            }
        }
        return newest;
    }

    /** Cells, with their starts, of these facts in this order, all days closed after the last. */
    private static Map<String, String> closedAtTheEnd(List<Timeline.Happening> happenings) {
        var meter = new Meter(new MemoryShelves());
        var cells = new TreeMap<String, String>();
        long position = 0;
        for (var happening : happenings) {
            meter.accept(Facts.logged(position++, happening.heldAt(), happening.fact()));
        }
        var close = new ClockFact.DayClosed(Facts.FIRST_DAY.plusDays(Histories.DAYS));
        for (var entry : meter.accept(Facts.logged(position, Facts.hour(0), close))) {
            var cell = (CellMetered) entry.entry();
            cells.put(cell.resource() + " " + cell.day(), cell.usage() + " starts " + cell.dynoStarts());
        }
        var naive = new NaiveMeter(happenings.stream()
                .map(happening -> Facts.logged(0, happening.heldAt(), happening.fact()))
                .toList());
        naive.cells(Facts.FIRST_DAY, close.day()).forEach((key, cell) -> {
            String found = cells.getOrDefault(key, "");
            if (!found.endsWith(" starts " + cell.starts())) {
                cells.put(key, found + " but the naive meter counts " + cell.starts() + " starts, order " + happenings);
            }
        });
        return cells;
    }

    /** Of two scales of one process at one instant the later in the log holds: their order does matter. */
    private static List<Timeline.Happening> distinctScales(List<Timeline.Happening> happenings) {
        var distinct = new HashMap<Object, Timeline.Happening>();
        for (var happening : happenings) {
            Object key = happening.fact() instanceof AppFact.FormationScaled scale
                    ? List.of(scale.app(), scale.process(), happening.heldAt())
                    : happening;
            distinct.putIfAbsent(key, happening);
        }
        return happenings.stream().filter(distinct::containsValue).distinct().toList();
    }

    private static <V> String difference(Map<String, V> expected, Map<String, V> actual) {
        return expected.equals(actual) ? "" : "expected " + expected + "\n but was " + actual;
    }

    private static <T> void forEveryHistory(Function<Histories, List<T>> history, Function<List<T>, String> problem) {
        forEveryHistory(HISTORIES, history, problem);
    }

    private static <T> void forEveryHistory(
            int count, Function<Histories, List<T>> history, Function<List<T>, String> problem) {
        for (int i = 0; i < count; i++) {
            long seed = SEED + i;
            List<T> facts = history.apply(new Histories(seed));
            if (!problem.apply(facts).isEmpty()) {
                var smallest =
                        Histories.shrunk(facts, fewer -> !problem.apply(fewer).isEmpty());
                fail("seed %d: %s%n%s", seed, problem.apply(smallest), String.join("\n", lines(smallest)));
            }
        }
    }

    private static List<String> lines(List<?> facts) {
        return facts.stream().map(Object::toString).toList();
    }
}

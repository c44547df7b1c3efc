package dev.treering.projections.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.explanation.Explanation.BilledCell;
import dev.treering.projections.explanation.Explanation.Reason;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.ledger.OpenbLate;
import dev.treering.projections.ledger.OpenbTrace;
import dev.treering.projections.metering.CellTimeline;
import dev.treering.projections.metering.Interval;
import dev.treering.projections.rating.ExactAmount;
import dev.treering.projections.rating.Working;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Lines of a real cluster's statements, a few hundred of them drawn by a seed, late facts and corrections among them: intervals come to
 * the cell, cells to the line, and the price of them, rounded once, to the amount.
 */
class OpenbExplanationTest {

    private static final long SEED = 20260310;
    private static final int LINES = 300;
    private static final int DAYS_OF_A_LINE = 4;

    private static List<LoggedFact> late = List.of();
    private static final List<Stated> STATED = new ArrayList<>();

    private record Stated(AccountId account, StatementIssued statement, Hash hash, long position) {}

    @BeforeAll
    static void fold_the_trace() {
        var found = OpenbTrace.find();
        assumeTrue(found.isPresent(), "skipped: no data/openb under the system property treering.shared");
        late = OpenbLate.of(OpenbLate.onTime(found.get().facts(), LocalDate.of(2026, 3, 10)), 5, SEED);
        var ledger = new AccountLedger(new MemoryShelves());
        late.forEach(fact -> ledger.accept(fact).forEach(record -> {
            if (record.chained().entry() instanceof StatementIssued issued) {
                STATED.add(new Stated(record.chained().account(), issued, record.hash(), fact.position()));
            }
        }));
    }

    @Test
    void what_is_explained_is_what_was_stated() {
        var random = new Random(SEED);
        Collections.shuffle(STATED, random);
        int explained = 0;
        int corrections = 0;
        for (Stated stated : STATED) {
            if (explained >= LINES) {
                break;
            }
            ExplainedStatement statement = explained(stated);
            for (int number : drawn(stated.statement().lines().size(), random)) {
                Explanation explanation = statement.line(number, Optional.empty());

                assertThat(explanation.line())
                        .isEqualTo(stated.statement().lines().get(number - 1));
                assertThat(explanation.statement()).isEqualTo(stated.hash());
                assertThat(explanation.position()).isEqualTo(stated.position());
                corrections += explains(explanation) ? 1 : 0;
                the_intervals_of_some_days_come_to_their_cells(stated, explanation, random);
                explained++;
            }
        }
        assertThat(explained).isGreaterThanOrEqualTo(LINES);
        assertThat(corrections).isBetween(30, LINES - 30);
    }

    private static ExplainedStatement explained(Stated stated) {
        var fold = new ExplanationFold(
                stated.account(),
                stated.statement().period(),
                Optional.of(stated.statement().mode()));
        late.stream()
                .filter(fact -> fact.fact().owner().isEmpty()
                        || fact.fact().owner().get().equals(stated.account()))
                .forEach(fold::accept);
        return fold.statement().orElseThrow();
    }

    /** At most ten lines of one statement, so that many statements have a turn. */
    private static List<Integer> drawn(int lines, Random random) {
        var numbers = new ArrayList<>(IntStream.rangeClosed(1, lines).boxed().toList());
        Collections.shuffle(numbers, random);
        return numbers.subList(0, Math.min(10, lines));
    }

    /** Whether it was a correction. */
    private static boolean explains(Explanation explanation) {
        StatementLine line = explanation.line();
        switch (explanation.reason()) {
            case Reason.Rated(var working) -> rated(explanation, working);
            case Reason.Corrected(var before, var after) -> {
                assertThat(sum(after.stream().map(Working::line).toList()).subtract(sum(before)))
                        .isEqualByComparingTo(line.amount());
                assertThat(usage(after.stream().map(Working::line).toList()).minus(usage(before)))
                        .isEqualTo(line.usage());
                explanation
                        .cells()
                        .forEach(cell ->
                                assertThat(cell.billedMs() - statedMs(cell)).isEqualTo(line.billedMs()));
                assertThat(explanation.cells()).hasSize(1);
                return true;
            }
            case Reason.Taxed _, Reason.Credited _ -> throw new AssertionError("the trace has no tax and no credit");
        }
        return false;
    }

    private static void rated(Explanation explanation, Working working) {
        StatementLine line = explanation.line();
        assertThat(explanation.cells().stream().mapToLong(BilledCell::billedMs).sum())
                .isEqualTo(line.billedMs());
        assertThat(explanation.cells().stream().map(OpenbExplanationTest::usage).reduce(Usage.NONE, Usage::plus))
                .isEqualTo(line.usage());
        long monthMs = Duration.ofDays(explanation.period().lengthOfMonth()).toMillis();
        assertThat(working.exchanged())
                .isEqualTo(ExactAmount.of(
                                ((CalendarProrated) working.piece().item().price()).monthly())
                        .times(line.billedMs())
                        .dividedBy(monthMs));
        assertThat(working.exchanged().rounded(explanation.currency())).isEqualByComparingTo(line.amount());
        assertThat(working.together()).isEqualTo(1);
    }

    private static void the_intervals_of_some_days_come_to_their_cells(
            Stated stated, Explanation explanation, Random random) {
        var cells = new ArrayList<>(explanation.cells());
        Collections.shuffle(cells, random);
        var timeline = new CellTimeline(explanation.line().resource());
        late.stream()
                .filter(fact -> fact.position() <= stated.position())
                .filter(fact -> fact.fact().owner().isPresent()
                        && fact.fact().owner().get().equals(stated.account()))
                .forEach(timeline::accept);
        for (BilledCell cell : cells.subList(0, Math.min(DAYS_OF_A_LINE, cells.size()))) {
            List<Interval> intervals = timeline.of(cell.cell().day());

            long midnight =
                    cell.cell().day().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
            assertThat(intervals.getFirst().from()).isEqualTo(midnight);
            assertThat(intervals.getLast().until())
                    .isEqualTo(midnight + Duration.ofDays(1).toMillis());
            for (int i = 1; i < intervals.size(); i++) {
                assertThat(intervals.get(i).from())
                        .isEqualTo(intervals.get(i - 1).until());
                assertThat(intervals.get(i).begun()).isNotEmpty();
            }
            assertThat(intervals.stream().map(Interval::usage).reduce(Usage.NONE, Usage::plus))
                    .isEqualTo(usage(cell));
        }
    }

    /** The trace's book bills the lesser of what was asked for and what was there. */
    private static long statedMs(BilledCell cell) {
        return cell.stated()
                .map(stated -> stated.metered().usage().billableMs())
                .orElse(0L);
    }

    private static Usage usage(List<StatementLine> lines) {
        return lines.stream().map(StatementLine::usage).reduce(Usage.NONE, Usage::plus);
    }

    private static Usage usage(BilledCell cell) {
        return cell.cell().metered().usage();
    }

    private static BigDecimal sum(List<StatementLine> lines) {
        return lines.stream().map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

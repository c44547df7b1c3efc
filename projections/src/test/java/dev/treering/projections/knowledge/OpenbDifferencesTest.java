package dev.treering.projections.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.facts.AccountFact.Opened;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.knowledge.Differences.ChangedMonth;
import dev.treering.projections.knowledge.Differences.LateFact;
import dev.treering.projections.knowledge.Differences.Stated;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.ledger.OpenbLate;
import dev.treering.projections.ledger.OpenbTrace;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The months of a real cluster with late facts, from the close of one month to that of the next. */
class OpenbDifferencesTest {

    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);

    private static List<LoggedFact> late = List.of();
    private static long mayClosed;
    private static long juneClosed;
    private static Differences between;
    private static final List<Map.Entry<AccountId, StatementIssued>> STATED = new ArrayList<>();

    @BeforeAll
    static void fold_the_trace() {
        var found = OpenbTrace.find();
        assumeTrue(found.isPresent(), "skipped: no data/openb under the system property treering.shared");
        late = OpenbLate.of(OpenbLate.onTime(found.get().facts(), LocalDate.of(2026, 3, 10)), 5, 20260310);
        var ledger = new AccountLedger(new MemoryShelves());
        late.forEach(fact -> ledger.accept(fact).forEach(record -> {
            if (record.chained().entry() instanceof StatementIssued issued) {
                STATED.add(Map.entry(record.chained().account(), issued));
                if (issued.period().equals(MAY)) {
                    mayClosed = fact.position();
                } else if (issued.period().equals(JUNE)) {
                    juneClosed = fact.position();
                }
            }
        }));
        between = differences(mayClosed, juneClosed);
    }

    @Test
    void a_position_differs_from_itself_in_nothing() {
        assertThat(differences(mayClosed, mayClosed).areNone()).isTrue();
    }

    @Test
    void the_statements_that_were_issued_between_are_told() {
        assertThat(between.stated())
                .extracting(Stated::account, Stated::period, Stated::mode)
                .containsExactlyInAnyOrderElementsOf(STATED.stream()
                        .filter(each -> each.getValue().period().equals(JUNE))
                        .map(each -> org.assertj.core.groups.Tuple.tuple(
                                each.getKey(), JUNE, each.getValue().mode()))
                        .toList());
    }

    @Test
    void closed_months_change_by_what_the_statements_between_correct_line_by_line() {
        var corrected = STATED.stream()
                .filter(each -> each.getValue().period().equals(JUNE))
                .flatMap(each -> each.getValue().lines().stream()
                        .filter(line -> line.corrects()
                                .filter(correction -> correction.period().equals(MAY))
                                .isPresent())
                        .map(line ->
                                Map.entry(each.getKey() + " " + each.getValue().mode(), line)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));

        assertThat(inMay(change -> billedMs(change.lines())))
                .hasSizeGreaterThan(10)
                .isEqualTo(mapped(corrected, OpenbDifferencesTest::billedMs));
        assertThat(inMay(change -> sum(change.lines()))).isEqualTo(mapped(corrected, OpenbDifferencesTest::sum));
        assertThat(inMay(ChangedMonth::difference)).isEqualTo(mapped(corrected, OpenbDifferencesTest::sum));
    }

    @Test
    void every_change_of_a_closed_month_has_its_late_facts_and_they_are_late() {
        var months = new TreeSet<String>();
        between.late().forEach(fact -> months.add(fact.account() + " " + YearMonth.from(fact.day())));

        assertThat(between.months())
                .filteredOn(change -> change.period().isBefore(JUNE))
                .allSatisfy(change -> assertThat(months).contains(change.account() + " " + change.period()));
        assertThat(between.late()).hasSizeGreaterThan(100).allSatisfy(fact -> {
            LoggedFact logged = late.get(Math.toIntExact(fact.position()));
            assertThat(fact.position()).isBetween(mayClosed + 1, juneClosed);
            assertThat(fact.fact()).isEqualTo(logged.id());
            assertThat(YearMonth.from(logged.heldAt().atZone(ZoneOffset.UTC))).isBefore(JUNE);
        });
        assertThat(between.late()).extracting(LateFact::type).contains("treering.dyno.stopped.v1");
    }

    @Test
    void from_before_the_beginning_every_account_is_new_and_every_month_too() {
        var all = differences(-1, juneClosed);

        assertThat(all.opened())
                .hasSameElementsAs(late.stream()
                        .filter(fact -> fact.position() <= juneClosed)
                        .filter(fact -> fact.fact() instanceof Opened)
                        .flatMap(fact -> fact.fact().owner().stream())
                        .toList());
        assertThat(all.months())
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.before()).isEmpty());
        assertThat(between.opened()).isEmpty();
    }

    private static Differences differences(long from, long to) {
        var fold = new DifferenceFold(from, to);
        late.forEach(fold::accept);
        return fold.differences();
    }

    private static <T> Map<String, T> inMay(Function<ChangedMonth, T> figure) {
        var figures = new TreeMap<String, T>();
        between.months().stream()
                .filter(change -> change.period().equals(MAY))
                .forEach(change -> figures.put(change.account() + " " + change.mode(), figure.apply(change)));
        return figures;
    }

    private static <T> Map<String, T> mapped(
            Map<String, List<StatementLine>> lines, Function<List<StatementLine>, T> figure) {
        var figures = new TreeMap<String, T>();
        lines.forEach((place, each) -> figures.put(place, figure.apply(each)));
        return figures;
    }

    private static long billedMs(List<StatementLine> lines) {
        return lines.stream().mapToLong(StatementLine::billedMs).sum();
    }

    private static BigDecimal sum(List<StatementLine> lines) {
        return lines.stream().map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}

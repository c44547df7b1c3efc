package dev.treering.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.statements.SaidOfCells;
import dev.treering.projections.step.AccountEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 150 days of a real cluster, live from 10 March on; one fact of twenty comes after its month has closed, up to twenty days late. */
class OpenbLateTest {

    private static List<LoggedFact> late = List.of();
    private static List<LedgerRecord> onTimeRecords = List.of();
    private static List<LedgerRecord> lateRecords = List.of();

    @BeforeAll
    static void fold_the_trace_both_ways() {
        var onTime = OpenbLate.onTime(Openb.trace().facts(), LocalDate.of(2026, 3, 10));
        late = OpenbLate.of(onTime, 5, 20260310);
        onTimeRecords = Openb.fold(onTime);
        lateRecords = Openb.fold(late);
    }

    @Test
    void every_account_comes_to_the_same_in_the_end_to_the_cent() {
        assertThat(corrections(lateRecords)).hasSizeGreaterThan(1_000);
        assertThat(corrections(onTimeRecords)).isEmpty();
        assertThat(totals(lateRecords)).isEqualTo(totals(onTimeRecords));
    }

    @Test
    void a_statement_that_was_issued_never_changes() {
        for (int i = 0; i < late.size(); i++) {
            if (late.get(i).fact() instanceof PeriodClosed) {
                List<String> then = statements(Openb.fold(late.subList(0, i + 1)));
                assertThat(statements(lateRecords).subList(0, then.size())).isEqualTo(then);
            }
        }
    }

    @Test
    void the_cells_of_every_statement_come_to_its_lines() {
        var byAccount = new TreeMap<String, List<AccountEntry>>();
        for (LedgerRecord entry : lateRecords) {
            byAccount
                    .computeIfAbsent(entry.chained().account().value(), _ -> new ArrayList<>())
                    .add(new AccountEntry(
                            entry.chained().account(), entry.chained().entry()));
        }
        byAccount.values().forEach(SaidOfCells::areThoseOf);
    }

    private static List<StatementLine> corrections(List<LedgerRecord> records) {
        return issued(records)
                .flatMap(statement -> statement.lines().stream())
                .filter(line -> line.corrects().isPresent())
                .toList();
    }

    /** By account and mode, over all statements. */
    private static SortedMap<String, BigDecimal> totals(List<LedgerRecord> records) {
        var totals = new TreeMap<String, BigDecimal>();
        for (LedgerRecord entry : records) {
            if (entry.chained().entry() instanceof StatementIssued issued) {
                totals.merge(entry.chained().account() + " " + issued.mode(), issued.total(), BigDecimal::add);
            }
        }
        return totals;
    }

    private static Stream<StatementIssued> issued(List<LedgerRecord> records) {
        return records.stream()
                .map(entry -> entry.chained().entry())
                .filter(StatementIssued.class::isInstance)
                .map(StatementIssued.class::cast);
    }

    private static List<String> statements(List<LedgerRecord> records) {
        return records.stream()
                .filter(entry -> entry.chained().entry() instanceof StatementIssued)
                .map(entry -> HexFormat.of().formatHex(entry.bytes()))
                .toList();
    }
}

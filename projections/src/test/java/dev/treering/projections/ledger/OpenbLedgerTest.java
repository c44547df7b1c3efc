package dev.treering.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.LedgerDigest;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.step.EncodedShelves;
import dev.treering.projections.step.MemoryShelves;
import dev.treering.projections.step.Shelves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** 150 days of a real cluster against figures that were computed without us. */
class OpenbLedgerTest {

    private static List<LoggedFact> facts = List.of();
    private static List<LedgerRecord> records = List.of();
    private static OpenbTrace trace;

    @BeforeAll
    static void fold_the_trace() {
        var found = OpenbTrace.find();
        assumeTrue(
                found.isPresent(),
                "skipped: no data/openb/events.jsonl.gz under the system property treering.shared = "
                        + System.getProperty("treering.shared"));
        trace = found.get();
        facts = trace.facts();
        records = fold(facts, new MemoryShelves());
    }

    @Test
    void every_line_of_the_trace_is_a_fact() {
        assertThat(trace.refused()).isEmpty(); // one passes through -1 dynos for 0 ms; it counts for nothing
    }

    @Test
    void every_cell_of_the_trace_is_as_computed_apart() {
        var newest = new TreeMap<String, String>();
        for (LedgerRecord entry : records) {
            if (entry.chained().entry() instanceof CellMetered cell) {
                String key = key(entry.chained().account(), cell);
                newest.put(
                        key,
                        key + "," + cell.usage().commandedMs() + ","
                                + cell.usage().observedMs() + ","
                                + cell.usage().billableMs());
            }
        }

        assertThat(newest.values()).containsExactlyInAnyOrderElementsOf(trace.cells());
    }

    @Test
    void every_statement_of_the_trace_is_as_computed_apart() {
        assertThat(issued()).containsExactlyInAnyOrderElementsOf(expectedStatements());
    }

    @Test
    void nothing_of_the_trace_is_withheld() {
        assertThat(records).noneMatch(entry -> entry.chained().entry() instanceof StatementWithheld);
    }

    @Test
    void shelves_that_hold_bytes_give_the_same_ledger_byte_for_byte() {
        List<LedgerRecord> again = fold(facts, new EncodedShelves());

        assertThat(again).hasSameSizeAs(records);
        for (int i = 0; i < records.size(); i++) {
            assertThat(again.get(i).bytes()).isEqualTo(records.get(i).bytes());
        }
    }

    @Test
    void facts_delivered_twice_and_recorded_at_another_time_give_the_same_digest() {
        var once = new AccountLedger(new MemoryShelves());
        var twice = new AccountLedger(new MemoryShelves());
        for (LoggedFact fact : facts) {
            once.accept(fact);
            var recordedLater = new LoggedFact(
                    fact.position(),
                    fact.id(),
                    fact.heldAt(),
                    Instant.parse("2030-01-01T00:00:00Z"),
                    fact.extensions(),
                    fact.fact());
            twice.accept(recordedLater);
            twice.accept(fact);
        }

        assertThat(LedgerDigest.of(twice.heads())).isEqualTo(LedgerDigest.of(once.heads()));
    }

    private static List<LedgerRecord> fold(List<LoggedFact> facts, Shelves shelves) {
        var ledger = new AccountLedger(shelves);
        var records = new ArrayList<LedgerRecord>();
        facts.forEach(fact -> records.addAll(ledger.accept(fact)));
        return records;
    }

    private static String key(AccountId account, CellMetered cell) {
        var resource = cell.resource();
        return account + "," + resource.app() + "," + resource.name() + "," + resource.sku() + "," + cell.day();
    }

    private static List<String> issued() {
        return records.stream()
                .map(LedgerRecord::chained)
                .flatMap(chained -> chained.entry() instanceof StatementIssued statement
                        ? Stream.of(chained.account() + "/" + statement.period() + " " + statement.mode() + " "
                                + statement.lines().stream()
                                        .map(OpenbLedgerTest::line)
                                        .toList()
                                + " " + statement.total().toPlainString())
                        : Stream.empty())
                .toList();
    }

    private static String line(StatementLine line) {
        var resource = line.resource();
        return resource.app() + " " + resource.name() + " " + resource.sku() + " "
                + line.usage().billableMs() + " " + line.amount().toPlainString();
    }

    private static List<String> expectedStatements() {
        return trace.statements().properties().stream()
                .map(entry ->
                        entry.getKey() + " " + entry.getValue().get("mode").asString() + " "
                                + entry.getValue()
                                        .get("lines")
                                        .valueStream()
                                        .map(OpenbLedgerTest::expectedLine)
                                        .toList()
                                + " " + entry.getValue().get("total").asString())
                .toList();
    }

    private static String expectedLine(JsonNode line) {
        return line.get("app").asString() + " " + line.get("process").asString() + " "
                + line.get("size").asString() + " " + line.get("billableMs").asLong() + " "
                + line.get("amount").asString();
    }
}

package dev.treering.projections.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.archive.Archive;
import dev.treering.events.archive.ArchiveProgress;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.OpenbTrace;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was made of a log once is made of it for ever, byte for byte.
 *
 * <p>Never edit a golden file, and never write one anew: add another. The one that fails says which record is the first to differ.
 */
class GoldenLedgerTest {

    static List<GoldenArchive> archives() {
        return GoldenArchive.all();
    }

    @ParameterizedTest
    @MethodSource("archives")
    void the_archive_is_as_it_was_written(GoldenArchive golden) throws IOException {
        Archive.open(List.of(golden.archive())).check(ArchiveProgress.NONE);
    }

    @ParameterizedTest
    @MethodSource("archives")
    void every_record_is_what_it_was(GoldenArchive golden) throws IOException {
        var folded = FoldedRecords.of(golden.archive());
        List<LedgerRecord> now = folded.records().all();
        List<String> then = golden.records();

        for (int i = 0; i < Math.min(now.size(), then.size()); i++) {
            assertThat(FoldedRecords.line(now.get(i)))
                    .as("the first record that differs, now %s", now.get(i).chained())
                    .isEqualTo(then.get(i));
        }
        assertThat(now).hasSameSizeAs(then);
        assertThat(folded.verified().digest()).hasToString(golden.digest());
        assertThat(folded.verified().unreadable()).isZero();
    }

    @Test
    void there_are_archives_of_every_kind_so_far() {
        assertThat(archives()).extracting(GoldenArchive::toString).contains("2026-11/worked", "2026-11/openb");
    }

    /** The totals of the trace's accounts were computed without us. */
    @Test
    void the_statements_of_the_trace_are_as_computed_apart() throws IOException {
        var trace = OpenbTrace.find();
        assumeTrue(trace.isPresent(), "skipped: no openb data (-Dtreering.shared=DIR)");
        var computed = trace.orElseThrow().statements();
        var folded = FoldedRecords.of(GoldenArchive.named("2026-11/openb").archive());

        int compared = 0;
        for (LedgerRecord record : folded.records().all()) {
            if (record.chained().entry() instanceof StatementIssued statement) {
                var apart = computed.path(record.chained().account() + "/" + statement.period());
                assertThat(statement.total().toPlainString())
                        .isEqualTo(apart.path("total").asString());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    /** The amounts of the worked log, by hand; see {@link WorkedLog}. */
    @Test
    void the_worked_amounts_are_those_computed_by_hand() throws IOException {
        var folded = FoldedRecords.of(GoldenArchive.named("2026-11/worked").archive());

        var april = folded.records().all().stream()
                .filter(record -> record.chained().account().equals(WorkedLog.ACCOUNT))
                .map(record -> record.chained().entry())
                .filter(StatementIssued.class::isInstance)
                .map(StatementIssued.class::cast)
                .filter(statement -> statement.period().equals(YearMonth.of(2026, 4)))
                .findFirst()
                .orElseThrow();

        assertThat(april.total()).isEqualTo(new BigDecimal("10.25"));
        assertThat(april.lines())
                .extracting(line -> line.amount().toPlainString())
                .containsExactlyInAnyOrder("10.00", "0.25");
        assertThat(folded.records().all())
                .extracting(record -> record.chained().account())
                .contains(new AccountId("acme"));
    }
}

package dev.treering.projections.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.archive.ArchiveLimits;
import dev.treering.events.archive.ArchivedFact;
import dev.treering.events.archive.ArchivedLog;
import dev.treering.events.facts.ClockFact.PeriodClosed;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.projections.ledger.OpenbTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Writes new golden archives, on purpose alone: {@code -Dtest=GoldenWriter -Dtreering.golden.write=2027-01}. What is
 * there is left as it is. Its name keeps it out of the ordinary build.
 */
class GoldenWriter {

    private static final int PARTITIONS = 2;
    private static final YearMonth LAST = YearMonth.of(2026, 4);
    private static final Set<String> ACCOUNTS = Set.of(
            "acct-0002",
            "acct-0005",
            "acct-0010",
            "acct-0011",
            "acct-0027",
            "acct-0030",
            "acct-0032",
            "acct-0037",
            "acct-0039");

    @Test
    void write_the_archives_of_a_month() throws IOException {
        String month = System.getProperty("treering.golden.write");
        assertThat(month).as("-Dtreering.golden.write, such as 2027-01").isNotNull();
        write(GoldenArchive.named(month + "/worked"), WorkedLog.log());
        write(GoldenArchive.named(month + "/openb"), openb());
    }

    private static void write(GoldenArchive golden, ArchivedLog log) throws IOException {
        if (Files.exists(golden.directory())) {
            return;
        }
        Files.createDirectories(golden.directory());
        log.archive(golden.archive(), ArchiveLimits.USUAL, Optional.empty());
        var folded = FoldedRecords.of(golden.archive());
        golden.write(folded);
        for (var record : folded.records().all()) {
            Path file = Path.of("target", "golden-records", golden.toString(), record.hash() + ".bin");
            Files.createDirectories(file.getParent());
            Files.write(file, record.bytes()); // to be hashed by something else
        }
    }

    /** The accounts of the trace that use most before its last month that is closed has ended. */
    private static ArchivedLog openb() {
        var records = new ArrayList<ArchivedFact>();
        long position = 0;
        for (LoggedFact fact : until(LAST, OpenbTrace.find().orElseThrow().facts())) {
            boolean isOfThese = fact.fact()
                    .owner()
                    .map(account -> ACCOUNTS.contains(account.value()))
                    .orElse(true);
            if (isOfThese) {
                ArchivedLog.add(
                        PARTITIONS,
                        position,
                        new FactId(fact.id().source(), fact.id().id()),
                        fact.heldAt(),
                        fact.fact(),
                        records);
                position++;
            }
        }
        return ArchivedLog.of(PARTITIONS, records);
    }

    private static List<LoggedFact> until(YearMonth last, List<LoggedFact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).fact() instanceof PeriodClosed closed
                    && closed.period().equals(last)) {
                return facts.subList(0, i + 1);
            }
        }
        throw new AssertionError("the trace does not close " + last);
    }
}

package dev.treering.projections.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.archive.Archive;
import dev.treering.events.archive.ArchiveLimits;
import dev.treering.events.archive.ArchiveProgress;
import dev.treering.events.archive.Manifest;
import dev.treering.events.topics.Topics;
import dev.treering.projections.archive.FactExport.Result;
import dev.treering.projections.archive.FactExport.Result.Archived;
import dev.treering.projections.archive.FactExport.Result.NothingNew;
import dev.treering.projections.archive.FactExport.Result.ThereAlready;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.LedgerProgress;
import dev.treering.projections.scenario.RandomLog;
import dev.treering.projections.scenario.Servers;
import dev.treering.projections.topology.LedgerSettings;
import dev.treering.projections.topology.LedgerStreams;
import dev.treering.projections.verify.LedgerVerification;
import dev.treering.projections.verify.Verification;
import dev.treering.projections.verify.Verification.CannotVerify;
import dev.treering.projections.verify.Verification.Verified;
import dev.treering.projections.verify.VerificationProgress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies on Kafka and was written by the relay is in the archive, whatever lies between. */
class FactExportIT {

    private static final int PARTITIONS = 4;
    private static final ArchiveLimits SMALL = new ArchiveLimits(100, 1_000_000);

    @TempDir
    private Path directory;

    private final List<Held> log = RandomLog.of(7, 6, 35, 12);
    private EmbeddedKafka kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = Servers.kafka(directory.resolve("kafka"), PARTITIONS);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    /**
     * <pre>
     * log       facts ─ aborted ─ facts ─ somebody's record ─ facts
     * archives  ├──── first ────────┤├──────── next ─────────────┤
     *           ├──────────────────── whole ─────────────────────┤
     * </pre>
     */
    @Test
    void archives_that_go_on_from_each_other_lead_to_what_the_whole_leads_to() throws Exception {
        int half = log.size() / 2;
        Manifest first;
        try (var carrier = new Carrier(kafka.bootstrapServers(), PARTITIONS)) {
            carrier.carry(log.subList(0, 10));
            carrier.carryAndAbort(log.subList(10, 200));
            carrier.carry(log.subList(10, half));
            first = archived(export("first", 0, Optional.empty()));
            assertThat(export("first", 0, Optional.empty())).isEqualTo(new ThereAlready(first));
            assertThat(export("nothing", half, Optional.of(first))).isEqualTo(new NothingNew(half - 1L));
            carrier.carryRecords(
                    List.of(new ProducerRecord<>(Topics.PLATFORM_EVENTS, 1, null, "no fact".getBytes(UTF_8))));
            carrier.carry(log.subList(half, log.size()));
        }
        var next = archived(export("next", half, Optional.of(first)));
        var whole = archived(export("whole", 0, Optional.empty()));

        assertThat(first.lastPosition()).isEqualTo(half - 1L);
        assertThat(next.previous()).contains(first.hash());
        assertThat(whole.lastPosition()).isEqualTo(log.size() - 1L);
        assertThat(whole.records()).isEqualTo(first.records() + next.records());
        var verified = (Verified) verify("whole");
        assertThat(verified.statements()).isPositive();
        assertThat(verify("first", "next")).isEqualTo(verified);
        assertThat(verify("next")).isInstanceOf(CannotVerify.class);
        assertThat(verified.digest()).isEqualTo(ofTheLedger().digest());
    }

    private Verified ofTheLedger() throws Exception {
        try (var _ = LedgerStreams.start(
                LedgerSettings.alone(kafka.bootstrapServers(), Files.createDirectories(directory.resolve("state"))))) {
            LedgerProgress.awaitFolded(kafka.bootstrapServers());
        }
        return (Verified) LedgerVerification.run(
                kafka.bootstrapServers(), Optional.empty(), Optional.empty(), VerificationProgress.NONE);
    }

    private Result export(String name, long first, Optional<Manifest> before) throws Exception {
        return new FactExport(
                        directory.resolve(name),
                        first,
                        before.map(Manifest::hash),
                        SMALL,
                        VerificationProgress.NONE,
                        ArchiveProgress.NONE)
                .run(kafka.bootstrapServers());
    }

    private static Manifest archived(Result result) {
        return ((Archived) result).manifest();
    }

    private Verification verify(String... names) throws Exception {
        var archive = Archive.open(Arrays.stream(names).map(directory::resolve).toList());
        return ArchiveVerification.run(archive, ArchiveProgress.NONE, VerificationProgress.NONE);
    }
}

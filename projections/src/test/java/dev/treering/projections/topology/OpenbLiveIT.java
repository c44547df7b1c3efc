package dev.treering.projections.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.projections.ledger.OpenbTrace;
import dev.treering.projections.readmodel.ReadModels;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.Servers;
import dev.treering.projections.scenario.SharedDatabase;
import dev.treering.projections.verify.LedgerVerification;
import dev.treering.projections.verify.Verification.Verified;
import dev.treering.projections.verify.VerificationProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 150 days of a real cluster through the whole of it: log, live ledger, read models, verification. */
class OpenbLiveIT {

    private static final Logger LOG = LoggerFactory.getLogger(OpenbLiveIT.class);
    private static final int PARTITIONS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    @TempDir
    Path directory;

    @Test
    void the_live_ledger_of_the_trace_is_verified_and_shown() throws Exception {
        var trace = OpenbTrace.find();
        assumeTrue(trace.isPresent(), "skipped: the trace is not on this machine");
        List<Held> facts = trace.get().facts().stream()
                .map(fact -> new Held(fact.heldAt(), fact.fact()))
                .toList();
        try (var kafka = Servers.kafka(directory.resolve("kafka"), PARTITIONS);
                var carrier = new Carrier(kafka.bootstrapServers(), PARTITIONS)) {
            long head = carry(carrier, facts);
            long began = System.nanoTime();
            try (var _ = LedgerStreams.start(
                            LedgerSettings.alone(kafka.bootstrapServers(), directory.resolve("state")));
                    var models = ReadModels.start(kafka.bootstrapServers(), databases.empty())) {
                assertThat(models.platform().await(head, PATIENCE)).isTrue();
                said("read model of the platform", facts.size(), began);

                assertThat(models.awaitSettled(head, PATIENCE)).isTrue();
                said("ledger live and settled in the read model", facts.size(), began);

                assertThat(models.platform().accounts()).hasSize(40);
                assertThat(models.ledger().statements(Optional.empty()))
                        .hasSize(trace.get().statements().size());
            }
            verify(kafka, facts.size());
        }
    }

    private static long carry(Carrier carrier, List<Held> facts) {
        long head = -1;
        for (int from = 0; from < facts.size(); from += 500) {
            head = carrier.carry(facts.subList(from, Math.min(from + 500, facts.size())));
        }
        return head;
    }

    private static void verify(EmbeddedKafka kafka, int facts) throws InterruptedException {
        long began = System.nanoTime();
        var verification = LedgerVerification.run(
                kafka.bootstrapServers(), Optional.empty(), Optional.empty(), VerificationProgress.NONE);
        said("verification", facts, began);
        assertThat(verification).isInstanceOfSatisfying(Verified.class, verified -> {
            LOG.info("{}", verified);
            assertThat(verified.position()).isEqualTo(facts - 1L);
        });
    }

    private static void said(String what, int facts, long began) {
        long ms = (System.nanoTime() - began) / 1_000_000;
        LOG.info("{}: {} facts in {} ms, {} a second", what, facts, ms, facts * 1000L / Math.max(1, ms));
    }
}

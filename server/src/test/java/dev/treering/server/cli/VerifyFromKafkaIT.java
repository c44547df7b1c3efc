package dev.treering.server.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.facts.AccountFact.Opened;
import dev.treering.events.facts.FactId;
import dev.treering.events.topics.CheckpointRecords;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.TopicCreation;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exit codes of the command against a real broker: of a log that is sound, and of one that is so no longer. */
class VerifyFromKafkaIT {

    private static final AccountId ACME = new AccountId("acme");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final SigningKey KEY = SigningKey.generate("example.com/seals", new SecureRandom());

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();

    /** The account's name and the time of recording: nothing that the ledger says depends on either. */
    @Test
    void a_sound_log_ends_with_0_and_a_forged_checkpoint_and_then_a_changed_fact_with_1() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder)) {
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                TopicCreation.createMissing(admin, Topics.all(1), (short) 1);
            }
            publish(kafka, fact(0));
            assertThat(verify(kafka)).as(told.toString()).isEqualTo(ExitCode.DONE);

            publish(kafka, checkpointOverNothing());
            assertThat(verify(kafka))
                    .isEqualTo(ExitCode.UNKNOWN); // without a key it could be a log whose key has changed
            assertThat(told.toString()).startsWith("UNVERIFIABLE").contains("name its keys");
            assertThat(verify(kafka, "--key", KEY.verifier().toString())).isEqualTo(ExitCode.NO);
            assertThat(told.toString()).startsWith("MISMATCH").contains("checkpoints", "which the seals come to");

            var changed = fact(1);
            changed.headers()
                    .remove("ce_recordedtime")
                    .add("ce_recordedtime", "2026-03-11T12:00:00Z".getBytes(US_ASCII));
            publish(kafka, changed);
            assertThat(verify(kafka)).isEqualTo(ExitCode.NO);
            assertThat(told.toString())
                    .startsWith("MISMATCH")
                    .contains("platform-events", "record-sha256")
                    .containsPattern("offset +1");
        }
    }

    private static ProducerRecord<byte[], byte[]> fact(long position) {
        var fact = new Opened(ACME, "Acme", Currency.getInstance("USD"), "net-new");
        return FactRecords.record(
                0,
                Optional.of(ACME),
                position,
                new FactId("test", "f" + position),
                FactCatalogue.nameOf(fact),
                NOON,
                NOON,
                Map.of(),
                FactCodec.encode(fact));
    }

    private static ProducerRecord<byte[], byte[]> checkpointOverNothing() {
        var checkpoint = new Checkpoint(KEY.verifier().name(), 1, Hash.of(new byte[0]));
        return new ProducerRecord<>(
                Topics.CHECKPOINTS,
                0,
                null,
                null,
                SignedCheckpoint.sign(checkpoint, List.of(KEY)).note().bytes(),
                CheckpointRecords.headers(checkpoint.origin(), checkpoint.size()));
    }

    private static void publish(EmbeddedKafka kafka, ProducerRecord<byte[], byte[]> record) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record);
            producer.flush();
        }
    }

    private int verify(EmbeddedKafka kafka, String... with) {
        told.getBuffer().setLength(0);
        var arguments = new ArrayList<>(List.of("audit", "verify", "--kafka", kafka.bootstrapServers()));
        arguments.addAll(List.of(with));
        var writer = new PrintWriter(told, true);
        return CommandLineInterface.commands(writer, writer).execute(arguments.toArray(String[]::new));
    }
}

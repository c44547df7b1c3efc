package dev.treering.projections.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.topics.Topics;
import dev.treering.projections.log.LedgerApplication;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.topology.PartitionRebuild.Published;
import dev.treering.projections.topology.PartitionRebuild.Rebuilt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings state that another version has written into the form of this one, before the ledger starts: each partition's facts are
 * folded again, as far as the state had come, and the outcome takes the place of the old state in the changelog, in one transaction.
 * Seals that the program of before knew nothing of are published in the same transaction.
 * The store of the partition then follows its changelog, as it does after any restart. Killed at any moment, the next start begins
 * with the partitions that are not done.
 *
 * <p>That nothing is to be done is noted in the state directory, so that an ordinary start reads no changelog.
 */
final class StateRebuild {

    private static final Logger LOG = LoggerFactory.getLogger(StateRebuild.class);
    static final String NOTE = "state-version";
    private static final int LONGEST_TRANSACTION_MS = 900_000; // the most that brokers allow as they come

    private final LedgerSettings settings;
    private final int partitions;
    private final Admin admin;

    private StateRebuild(LedgerSettings settings, int partitions, Admin admin) {
        this.settings = settings;
        this.partitions = partitions;
        this.admin = admin;
    }

    /**
     * Does it where it is needed. Nobody else may fold meanwhile.
     *
     * @throws StateOutdated when the state cannot be built anew; it is then as it was
     */
    static void whereNeeded(LedgerSettings settings, int partitions) throws InterruptedException {
        Path note = settings.stateDirectory().resolve(NOTE);
        try (var admin = LogClients.admin(settings.bootstrapServers())) {
            if (Files.exists(note) && Files.readString(note, UTF_8).equals(StateVersion.CURRENT)) {
                return;
            }
            if (admin.listTopics().names().get().contains(LedgerStore.CHANGELOG_TOPIC)) {
                var rebuild = new StateRebuild(settings, partitions, admin);
                for (int partition = 0; partition < partitions; partition++) {
                    rebuild.whereNeeded(partition);
                }
            }
            Files.createDirectories(note.getParent());
            Files.writeString(note, StateVersion.CURRENT, UTF_8);
        } catch (ExecutionException e) {
            throw new KafkaException("cannot look up the topics: " + e.getCause(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + note, e);
        }
    }

    private void whereNeeded(int partition) throws InterruptedException {
        var changelog = new TopicPartition(LedgerStore.CHANGELOG_TOPIC, partition);
        try (var producer = producer(settings.bootstrapServers(), partition)) {
            producer.initTransactions(); // also gives up what a start that was killed has left open
            StoredState stored;
            try (var records = read(changelog)) {
                stored = StoredState.of(records);
            }
            if (!stored.isCurrent()) {
                long folded = stored.folded().orElseThrow();
                String which = "the ledger's state on " + changelog + " and in " + settings.stateDirectory() + " "
                        + StateVersion.difference(stored.version(), StateVersion.CURRENT);
                LOG.warn("{}: it is built anew from {}-{}", which, Topics.PLATFORM_EVENTS, partition);
                boolean hasAllSeals = StateVersion.hasSeals(stored.version());
                replace(producer, changelog, stored.places(), folded(partition, folded, hasAllSeals, which));
                LOG.info("the state on {} is built anew, up to offset {} of the log", changelog, folded);
            }
        }
    }

    private Rebuilt folded(int partition, long folded, boolean hasAllSeals, String which) throws InterruptedException {
        var facts = new TopicPartition(Topics.PLATFORM_EVENTS, partition);
        try (var log = new TopicRecords(settings.bootstrapServers(), facts, folded + 1);
                var entries = read(new TopicPartition(Topics.USAGE_LEDGER, partition));
                var seals = read(new TopicPartition(Topics.SEALS, partition))) {
            return new PartitionRebuild(partition, partitions)
                    .of(log, folded, new Published(entries, seals, hasAllSeals));
        } catch (StateOutdated e) {
            throw new StateOutdated(
                    which + ", and " + e.getMessage() + "; nothing was changed, the version that wrote it can go on");
        }
    }

    private TopicRecords read(TopicPartition partition) throws InterruptedException {
        long end = PartitionEnds.written(admin, List.of(partition)).getOrDefault(partition, 0L);
        return new TopicRecords(settings.bootstrapServers(), partition, end);
    }

    private static void replace(
            Producer<byte[], byte[]> producer, TopicPartition changelog, Set<Bytes> before, Rebuilt rebuilt) {
        producer.beginTransaction();
        for (Bytes place : before) {
            if (!rebuilt.values().containsKey(place)) {
                producer.send(new ProducerRecord<>(changelog.topic(), changelog.partition(), place.get(), null));
            }
        }
        rebuilt.values()
                .forEach((place, value) -> producer.send(
                        new ProducerRecord<>(changelog.topic(), changelog.partition(), place.get(), value)));
        rebuilt.seals().forEach(producer::send);
        producer.commitTransaction(); // fails if a record could not be sent
    }

    /** Whoever comes later takes the place of an earlier one for the same partition, and ends what that has left open. */
    static Producer<byte[], byte[]> producer(String bootstrapServers, int partition) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        LedgerApplication.ID + "-rebuild-" + partition,
                        "transaction.timeout.ms",
                        LONGEST_TRANSACTION_MS,
                        "max.request.size",
                        StreamsSettings.LARGEST_RECORD,
                        "compression.type",
                        "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}

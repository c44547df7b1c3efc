package dev.treering.projections.verify;

import dev.treering.events.topics.SealRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.wire.UnreadableRecord;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.proof.SignedSeals;
import dev.treering.projections.sealing.Combination;
import dev.treering.projections.sealing.Gathering;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Topics in memory: what lies on them, and what a verification makes of it, read by the readers that read Kafka. */
final class MemoryTopics {

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();

    /** Puts a record at the end of a partition. */
    void add(String topic, int partition, long timestamp, byte @Nullable [] key, Headers headers, byte[] value) {
        var all = records.computeIfAbsent(new TopicPartition(topic, partition), _ -> new ArrayList<>());
        all.add(new ConsumerRecord<>(
                topic,
                partition,
                all.size(),
                timestamp,
                TimestampType.CREATE_TIME,
                -1,
                value.length,
                key,
                value,
                headers,
                Optional.empty()));
    }

    /** All records of a topic. */
    List<ConsumerRecord<byte[], byte[]>> of(String topic) {
        return records.entrySet().stream()
                .filter(each -> each.getKey().topic().equals(topic))
                .flatMap(each -> each.getValue().stream())
                .toList();
    }

    /** The records of a partition, to be changed. */
    List<ConsumerRecord<byte[], byte[]>> on(TopicPartition partition) {
        return records.computeIfAbsent(partition, _ -> new ArrayList<>());
    }

    /** A copy that can be changed. */
    MemoryTopics copy() {
        var copy = new MemoryTopics();
        records.forEach((partition, all) -> copy.records.put(partition, new ArrayList<>(all)));
        return copy;
    }

    /** A copy with another record in the place of one. */
    MemoryTopics with(ConsumerRecord<byte[], byte[]> record) {
        var copy = copy();
        var all = copy.on(new TopicPartition(record.topic(), record.partition()));
        all.replaceAll(each -> each.offset() == record.offset() ? record : each);
        return copy;
    }

    /** As `audit verify` finds them, every fact being folded. */
    Verification verify(Optional<KeyRing> keys) {
        var ends = new LinkedHashMap<TopicPartition, Long>();
        records.forEach((partition, all) ->
                ends.put(partition, all.isEmpty() ? 0 : all.getLast().offset() + 1));
        var facts = new LinkedHashMap<>(ends);
        facts.keySet().removeIf(each -> !each.topic().equals(Topics.PLATFORM_EVENTS));
        var extent = new Extent(facts, ends, ends, ends, facts, facts);
        var ledger = LedgerVerification.of(
                new Scope(Optional.empty(), Optional.empty()), AuditedLog.PARTITIONS, extent, this::reader);
        return ledger instanceof Verification.Verified && keys.isPresent()
                ? CheckpointAudit.of(of(Topics.CHECKPOINTS), seals(keys), keys.get())
                        .<Verification>map(mismatch -> mismatch)
                        .orElse(ledger)
                : ledger;
    }

    private PartitionReader reader(TopicPartition at, long end) {
        var consumer = new MockConsumer<byte[], byte[]>("none");
        var reader = new PartitionReader(consumer, at, end);
        records.getOrDefault(at, Collections.emptyList()).forEach(consumer::addRecord);
        return reader;
    }

    /** What the seals and the checkpoints come to. */
    SignedSeals seals(Optional<KeyRing> keys) {
        var gathering = new Gathering(AuditedLog.PARTITIONS);
        var closes = new ArrayList<Combination>();
        for (var record : of(Topics.SEALS)) {
            try {
                gathering
                        .accept(record.partition(), SealRecords.read(record.headers(), record.value()))
                        .ifPresent(closes::add);
            } catch (UnreadableRecord e) {
                closes.add(new Combination.Broken(String.valueOf(e.getMessage())));
            }
        }
        var notes = of(Topics.CHECKPOINTS).stream().map(ConsumerRecord::value).toList();
        return new SignedSeals(closes, notes, keys);
    }
}

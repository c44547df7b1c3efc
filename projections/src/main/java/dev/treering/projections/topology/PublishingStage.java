package dev.treering.projections.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.LedgerRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.LedgerRecord;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** chain ─▶ [publish] ─▶ usage-ledger; statements once more ─▶ statements. The record's time is when the causing fact held. */
final class PublishingStage {

    static final String PUBLISH = "publish";
    private static final String LEDGER = "usage-ledger";
    private static final String STATEMENTS = "statements";

    private static final Serializer<AccountId> ACCOUNT =
            (topic, account) -> account.value().getBytes(UTF_8);

    /** The same partition as the account's facts. */
    private static final StreamPartitioner<AccountId, byte[]> BY_ACCOUNT =
            (topic, account, entry, partitions) -> Optional.of(Set.of(FactRecords.partitionOf(account, partitions)));

    private PublishingStage() {}

    static void addTo(Topology topology) {
        topology.addProcessor(PUBLISH, Publisher::new, ChainStage.CHAIN);
        topology.addSink(LEDGER, Topics.USAGE_LEDGER, ACCOUNT, new ByteArraySerializer(), BY_ACCOUNT, PUBLISH);
        topology.addSink(STATEMENTS, Topics.STATEMENTS, ACCOUNT, new ByteArraySerializer(), BY_ACCOUNT, PUBLISH);
    }

    private static final class Publisher extends ContextualProcessor<byte[], LedgerRecord, AccountId, byte[]> {
        @Override
        public void process(Record<byte[], LedgerRecord> record) {
            LedgerRecord entry = record.value();
            var published = new Record<>(
                    entry.chained().account(),
                    entry.bytes(),
                    record.timestamp(),
                    LedgerRecords.headers(entry.chained(), entry.hash()));
            context().forward(published, LEDGER);
            if (entry.chained().entry() instanceof StatementIssued) {
                context().forward(published, STATEMENTS);
            }
        }
    }
}

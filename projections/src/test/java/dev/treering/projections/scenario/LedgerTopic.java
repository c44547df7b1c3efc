package dev.treering.projections.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.LedgerRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.wire.LedgerCodec;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records as the ledger application writes them. */
public final class LedgerTopic {

    private LedgerTopic() {}

    /** An account's chain of these entries, from its first. */
    public static List<ProducerRecord<byte[], byte[]>> chain(
            AccountId account, List<? extends LedgerEntry> entries, int partitions) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Hash previous = Hash.NONE;
        for (LedgerEntry entry : entries) {
            var chained = new ChainedEntry(account, records.size() + 1L, previous, entry);
            byte[] bytes = LedgerCodec.encode(chained);
            previous = Hash.of(bytes);
            records.add(new ProducerRecord<>(
                    Topics.USAGE_LEDGER,
                    FactRecords.partitionOf(account, partitions),
                    0L,
                    account.value().getBytes(UTF_8),
                    bytes,
                    LedgerRecords.headers(chained, previous)));
        }
        return records;
    }
}

package dev.treering.events.topics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.events.wire.UnreadableRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry in a Kafka record: the value is the entry's canonical bytes, {@code ce_type} says what they are and
 * {@code ce_hash} is their SHA-256 in hexadecimal, which the next entry of the account states as its previous hash.
 */
public final class LedgerRecords {

    public static final String TYPE = "ce_type";
    public static final String HASH = "ce_hash";

    private LedgerRecords() {}

    /** The headers of an entry. */
    public static Headers headers(ChainedEntry entry, Hash hash) {
        return new RecordHeaders()
                .add("ce_specversion", "1.0".getBytes(US_ASCII))
                .add("content-type", "application/avro".getBytes(US_ASCII))
                .add("ce_id", (entry.account() + "/" + entry.sequence()).getBytes(UTF_8))
                .add("ce_source", "treering/ledger".getBytes(US_ASCII))
                .add("ce_subject", entry.account().value().getBytes(UTF_8))
                .add(TYPE, LedgerCodec.typeOf(entry.entry()).getBytes(US_ASCII))
                .add(HASH, hash.toString().getBytes(US_ASCII));
    }

    /**
     * Reads a record of {@link Topics#USAGE_LEDGER} or {@link Topics#STATEMENTS}.
     *
     * @throws UnreadableRecord with the reason when it is not a ledger entry we know
     */
    public static ChainedEntry read(Headers headers, byte @Nullable [] value) {
        Header type = headers.lastHeader(TYPE);
        if (type == null || value == null) {
            throw new UnreadableRecord("the record lacks its value or the header " + TYPE);
        }
        return LedgerCodec.decode(new String(type.value(), US_ASCII), value);
    }
}

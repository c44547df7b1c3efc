package dev.treering.events.topics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.seal.Seal;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.wire.SealCodec;
import dev.treering.events.wire.UnreadableRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A seal in a Kafka record: {@code ce_type} says what the value is, {@code ce_hash} is the value's SHA-256 in hexadecimal. The key is
 * the account; a partition's seal has none.
 */
public final class SealRecords {

    private SealRecords() {}

    /**
     * The headers of a seal.
     *
     * @param partition it lies on
     * @param hash SHA-256 of its bytes
     */
    public static Headers headers(Seal seal, int partition, Hash hash) {
        String within = seal.owner().map(account -> "account/" + account).orElse("partition/" + partition);
        var headers = new RecordHeaders()
                .add("ce_specversion", "1.0".getBytes(US_ASCII))
                .add("content-type", "application/avro".getBytes(US_ASCII))
                .add("ce_id", ("seal/" + seal.position() + "/" + within).getBytes(UTF_8))
                .add("ce_source", "treering/ledger".getBytes(US_ASCII))
                .add(LedgerRecords.TYPE, SealCodec.typeOf(seal).getBytes(US_ASCII))
                .add(LedgerRecords.HASH, hash.toString().getBytes(US_ASCII));
        seal.owner()
                .ifPresent(account -> headers.add("ce_subject", account.value().getBytes(UTF_8)));
        return headers;
    }

    /**
     * Reads a record of {@link Topics#SEALS}.
     *
     * @throws UnreadableRecord with the reason when it is not a seal we know
     */
    public static Seal read(Headers headers, byte @Nullable [] value) {
        Header type = headers.lastHeader(LedgerRecords.TYPE);
        if (type == null || value == null) {
            throw new UnreadableRecord("the record lacks its value or the header " + LedgerRecords.TYPE);
        }
        return SealCodec.decode(new String(type.value(), US_ASCII), value);
    }
}
